import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { htmlResponse } from './html-response.ts';
import { AskStopLetterPage, LetterStoppedPage } from './pages/stop-letter-pages.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';
import { type LetterToStop, type StopLetterPorts, showLetterToStop, stopLetter } from './stop-letter.ts';

/** The page behind “Stop this letter” in a brief. */
export function stopLetterRoutes(ports: StopLetterPorts): readonly SiteRoute[] {
  return pageRoutes('/nudges/{token}/stop-letter', {
    GET: async (event) => show(await showLetterToStop(ports, readPathParameter(event, 'token'))),
    POST: async (event) => show(await stopLetter(ports, readPathParameter(event, 'token'))),
  });
}

function show({ person, standing }: LetterToStop) {
  const personName = whatOneCalls(person);
  return htmlResponse(
    200,
    standing === 'waiting' ? (
      <AskStopLetterPage personName={personName} />
    ) : (
      <LetterStoppedPage personName={personName} standing={standing} />
    ),
  );
}
