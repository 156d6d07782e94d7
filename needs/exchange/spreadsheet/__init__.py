"""Reading the spreadsheets people have: what the file is, where the table begins, what each column and row means."""
