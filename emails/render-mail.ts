import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * A mail template as a whole HTML document. React escapes every text; its own renderer is used because react-email's
 * brings a formatter and an HTML parser along, twice the size of all the rest of a function.
 */
export function renderMail(template: ReactElement): string {
  return `<!DOCTYPE html>\n${renderToStaticMarkup(template)}`;
}
