"""drafter: from facts to a 法治政府建设年度报告 that is ready to sign."""

__version__ = "0.1.0"
