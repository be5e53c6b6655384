import { describe, expect, it } from 'vitest';
import { asksToStop, asksToStopAll } from '../../../../functions/inbound/domain/classify/stop-request.ts';

describe('a request for no more mail', () => {
  it.each([
    'Please stop',
    'stop',
    'STOP.',
    'Stop, please!',
    'please stop emailing me',
    'Please stop writing to me. Thanks.',
    'Hi Nora,\n\nplease stop sending me these emails.\n\nThank you',
    'unsubscribe',
    'Unsubscribe me please',
    'Do not write to me again.',
    'Don’t email me anymore',
    'please remove me from your list',
    'No more emails, please.',
    'I don’t want to receive these emails any more',
    'I do not want to hear from you',
    'Take me off your mailing list',
  ])('is heard: %j', (words) => {
    expect(asksToStop(words, [])).toBe(true);
  });

  it.each([
    'Please stop emailing me.\n\nBest regards,\nFinn',
    'Please stop emailing me.\nMargit',
    'Please stop emailing me.\n\nMargit Holm',
    'Hi Nora, please stop sending me these emails. Thanks, Margit',
    'Hi Nora please stop',
    'Dear Ms. Lindqvist,\nI no longer wish to receive these emails.\nKind regards\nDr. Margit Holm',
    'I no longer wish to receive these emails',
    'Please do not write to me again, Nora.',
    'Nora, leave me alone.',
    'Could you please stop emailing me?',
    'Please stop\nemailing me.\nAll the best,\nM.',
  ])('is heard among the names of both: %j', (words) => {
    expect(asksToStop(words, ['Margit Holm', 'Nora Lindqvist'])).toBe(true);
  });

  it.each([
    '',
    'please',
    'thanks',
    'Stop by on Friday!',
    'Please don’t stop writing, I love these.',
    'Stop it, you!',
    'Non-stop work here. How are you?',
    'I had to stop running because of my knee.',
    'No more coffee for me, thanks. How is Leo?',
    'Please stop. I mean it about the chocolate: the children ate it all, and then we had to go to the shop again, and it rained, and then the bus did not come, but otherwise all is well here.',
    'Do not write to me at the old address, use this one.',
    'I can’t stop thinking about your talk',
    'Hi, I can’t stop',
    'Hey, never stop!',
    'Hi never stop',
    'please stop by',
    'Please stop by.\n\nBest regards,\nFinn',
    'don’t stop writing to me',
    'Hi Nora, don’t stop writing to me. Thanks, Margit',
    'I don’t receive your emails any more',
    'Leave me alone with your puns! How is Leo?',
    'Do not write to me, best send a text to the house',
    'Best regards,\nFinn',
  ])('is not made up: %j', (words) => {
    expect(asksToStop(words, ['Margit Holm', 'Nora Lindqvist'])).toBe(false);
  });

  it.each([
    'Please stop all mail.',
    'Stop all emails to me, please',
    'Hi Nora, please stop all mail from this system. Thanks, Margit',
    'No more emails from any of you!',
    'Please stop sending me emails from Kith.',
    'Remove my address from all your lists',
    'Please delete my email address from your system completely.',
  ])('means all mail where it says so: %j', (words) => {
    const names = ['Margit Holm', 'Nora Lindqvist'];
    expect([asksToStop(words, names), asksToStopAll(words, names)]).toEqual([true, true]);
  });

  it.each(['Please stop', 'unsubscribe', 'Remove me from your list', 'Stop all that chocolate!'])(
    'means the owner alone: %j',
    (words) => {
      expect(asksToStopAll(words, [])).toBe(false);
    },
  );

  it('is looked for in no time, whatever the text', () => {
    expect(asksToStop('please '.repeat(22), [])).toBe(false);
    expect(asksToStop(`stop ${'.,!;'.repeat(38)}`, [])).toBe(true);
  });
});
