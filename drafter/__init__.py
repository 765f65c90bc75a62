"""drafter: from facts to a 法治政府建设年度报告 that is ready to sign.

The plan of the house; imports go downstairs only, and import-linter holds it (pyproject.toml):

                             cli                              front door: words in, exit code out
                              │
                          interview                           one question at a time, on a terminal: outline → facts
                              │
                           pipeline                           corridor: read → compose → write, one or many
                ┌─────────────┴─────────────┐
     writers  compose  rules  roll  compare  harvest  derive  tree + style → Word, web, text │ facts → tree, findings, next year
                │         └──────┴─────┬─────┴────────┴───────┘  │ last year's tree → facts │ some years' facts → outline
                │                    facts                    what is known this year
                │                      │
                │                  sentences                  how it is said: Jinja, Chinese words for figures
                │                           │
              style         canon        outline              how it looks │ laws, phrases by date │ what is asked
                └─────────────┬─────────────┘
                        records   readers                     our own data files: frozen, mistakes with their line │ reports read
                              │
                            files                             find, read with line numbers, save without loss
                              │
            chinese        findings        tree               the language │ what we tell people │ the report itself

| Room        | Single responsibility                                                                            |
|-------------|--------------------------------------------------------------------------------------------------|
| `chinese`   | numerals, full width, rounding, joining; pure functions                                          |
| `findings`  | `Place`, `Level`, `Rule`, `Finding`, `DrafterError`: what we tell people                         |
| `tree`      | the report as a tree: `Report`, `Heading`, `Paragraph`, `Items`, `Table`, `Signature`, `Span`    |
| `files`     | find files (county folder, then ours), read YAML as typed with line numbers, save, lock          |
| `records`   | what all records from our data files share: Chinese keys, unknown keys refused, 是 and 否        |
| `readers`   | Word files, web pages, text → tree, and the place of everything in it; harvest needs the places too  |
| `outline`   | what is asked, in which order, what must hold; the table of kinds (text ⇄ value)                 |
| `style`     | how it looks: page, grid, fonts by role, numbering, signature, page numbers                      |
| `canon`     | laws, meetings, plenums, set phrases, with the dates between which they are current              |
| `sentences` | Jinja behind one door: sandbox, the words of the template language, what is absent drops out     |
| `facts`     | what is known: from YAML against an outline, last year's figures, rates, copies                  |
| `compose`   | facts + outline + sentences → tree                                                               |
| `rules`     | what a careful reader finds in facts: laws cited, how a plan is met, what is to be admitted                   |
| `roll`      | this year's facts → next year's starting facts: what is asked again, answered, rewritten         |
| `compare`   | two years side by side: figures, what was promised; as lines, as a page, as a tree               |
| `harvest`   | tree of last year's report → what it says, understood → its facts, each to be confirmed          |
| `derive`    | the facts of some years → the outline they have in common, as files of the county folder         |
| `writers`   | tree + style → .docx, .html, text                                                                |
| `interview` | what is asked, cards and replies, the terminal; opens and saves facts files by way of `pipeline`   |
| `pipeline`  | one draft, many drafts; the only place that knows the order of things                            |
| `cli`       | arguments, findings printed, exit codes                                                          |

What may not be lost:

- *The tree in the middle.* `compose` makes it, writers write it; nothing goes from facts to Word around it. A heading
  carries its level, not its number: numbering belongs to the house style.
- *One library, one door.* yaml, filelock, platformdirs and charset_normalizer in `files`; jinja2 in `sentences`; pydantic in
  `records`, `outline`, `style`, `canon`; python-docx in `writers`; lxml in `writers` and `readers`; rapidfuzz in `facts` and
  `rules`; prompt_toolkit in `interview`; pypinyin in `chinese`; tqdm in `cli`.
- *Every verb returns what it made and what it noticed.* Trouble in people's material is a `Finding` with an address;
  only "cannot go on" is an exception (`DrafterError`), the only one `cli` catches. Nothing is skipped in silence.
- *Every figure has an address.* Spans of the tree carry the keys of the facts they were made from, so each figure in
  Word traces to a line of the facts file, and each finding finds its paragraph.
- *One path from text to value*: the table of kinds in `outline`. YAML scalars are read as typed; 否 is not False by
  accident.
- *pydantic for what comes from our data files, frozen dataclasses for what is made inside*; tuples, not lists.
- *A county folder holds data, never Python.* Templates run in Jinja's immutable sandbox.
- *Speed without a second writer.* python-docx builds the package and one specimen of each kind of paragraph, once per
  style; a report only fills specimens with text and writes one zip whose untouched parts stay compressed. What was
  built is kept for the next run, as are the compiled sentences; nothing depends on it (`files.remembering`).
- *The front door is lean.* A command opens the rooms it needs; `--help` opens none.
"""

__version__ = "0.1.0"
