"""How much one spreadsheet may hold. Every limit has its own sentence when it is passed."""

MAX_BYTES = 5 * 1024 * 1024
MAX_MEMBERS = 200
MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_RATIO = 100
# A sheet of one repeated word packs better than 100:1. Below this size it does no harm.
RATIO_COUNTS_FROM = 10 * 1024 * 1024

MAX_ROWS = 10_000
# Titles and column names above the needs do not count among them.
TITLE_ROWS = 100
MAX_COLUMNS = 60
MAX_CELL_CHARACTERS = 10_000
MAX_CHARACTERS = 10_000_000
MAX_SHEETS = 50
# Rows without content do not count, but a lone cell far down is a mistake or an attack.
LAST_ROW = 20_000

# The process that opens the file gets this and no more.
READER_MEMORY = 400 * 1024 * 1024
READER_CPU_SECONDS = 5
READER_SECONDS = 10
