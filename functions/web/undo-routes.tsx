import type { AnswerRecord } from '../nudges/answer/domain/record/answer-record.ts';
import { answerRecordLines } from '../nudges/answer/domain/record/say-record.ts';
import { type UndoAnswerPorts, undoAnswer } from '../nudges/answer/undo-answer.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { readUndoToken } from '../shared/undo-link.ts';
import { LinkExpiredError, LinkForgedError, PersonGoneError } from './errors.ts';
import { htmlResponse } from './html-response.ts';
import { AskUndoPage, UndonePage } from './pages/undo-pages.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

export type UndoRoutePorts = UndoAnswerPorts & { readonly tokenKeys: TokenKeyStore };

/** The page behind “take it back” in a receipt or a brief. */
export const undoRoutes = (ports: UndoRoutePorts): readonly SiteRoute[] =>
  pageRoutes('/answers/{token}/undo', {
    GET: async (event) => {
      const recordId = await readRecordId(ports, readPathParameter(event, 'token'));
      const record = orGone(await ports.records.find(recordId));
      if (record.undo?.finished !== undefined) return undoneResponse(record);
      return htmlResponse(200, <AskUndoPage lines={answerRecordLines(record)} />);
    },
    POST: async (event) => {
      const recordId = await readRecordId(ports, readPathParameter(event, 'token'));
      return undoneResponse(orGone(await undoAnswer(ports, recordId)));
    },
  });

async function readRecordId({ tokenKeys, clock }: UndoRoutePorts, token: string): Promise<string> {
  const reading = readUndoToken(await tokenKeys.readTokenKeys(), token, clock.now());
  if (reading.outcome === 'forged') throw new LinkForgedError('The token was not signed for this page');
  if (reading.outcome === 'expired') throw new LinkExpiredError('The token of the link has expired');
  return reading.target.deliveryId;
}

function orGone(record: AnswerRecord | undefined): AnswerRecord {
  if (record === undefined) throw new PersonGoneError('The answer of the link was erased');
  return record;
}

const undoneResponse = ({ undo }: AnswerRecord) =>
  htmlResponse(
    200,
    <UndonePage takenBack={undo?.finished?.takenBack ?? []} left={undo?.finished?.left ?? []} />,
  );
