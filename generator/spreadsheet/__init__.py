"""From a spreadsheet of many organisations to their files, one row an organisation. Knows no disk."""
