import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { htmlResponse } from '../../../functions/web/html-response.ts';
import { AskInTouchPage, InTouchRecordedPage } from '../../../functions/web/pages/in-touch-pages.tsx';

const MEAN_NAME = '<script>alert(1)</script>';

describe('a page', () => {
  it('carries exactly the style sheet that its Content-Security-Policy names', () => {
    const { headers, body } = htmlResponse(200, <AskInTouchPage personName="Ruth" />);
    const style = /<style>(.*?)<\/style>/s.exec(body ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers?.['Content-Security-Policy']).toContain(`'sha256-${hash}'`);
  });

  it('has no script, no inline style and nothing from elsewhere', () => {
    const { body } = htmlResponse(200, <AskInTouchPage personName="Ruth" />);
    expect(body).not.toMatch(/<script|style="|src=|<link|https?:/);
  });

  it('shows a name as text, whatever it holds', () => {
    for (const page of [
      <AskInTouchPage key="ask" personName={MEAN_NAME} />,
      <InTouchRecordedPage key="recorded" personName={MEAN_NAME} dateLine={MEAN_NAME} text={MEAN_NAME} />,
    ]) {
      expect(htmlResponse(200, page).body).not.toContain('<script');
    }
  });

  it('has a language, one main landmark and one heading', () => {
    const body = htmlResponse(200, <AskInTouchPage personName="Ruth" />).body ?? '';
    expect(body).toContain('<html lang="en">');
    expect(body.match(/<main>/g)).toHaveLength(1);
    expect(body.match(/<h1>/g)).toHaveLength(1);
  });
});
