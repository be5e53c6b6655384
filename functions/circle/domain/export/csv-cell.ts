/** Cells that a spreadsheet would run as a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r]/;

/** One cell as RFC 4180 writes it, always quoted; what a spreadsheet would run begins with an apostrophe. */
export function csvCell(text: string): string {
  const inert = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** A row, with the line break that ends it. */
export const csvRow = (fields: readonly string[]): string => `${fields.map(csvCell).join(',')}\r\n`;
