"""The pieces that the Word document and the workbook are made of."""
