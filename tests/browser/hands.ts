import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a reader does with a page, by the names that it shows. */
export interface Hands {
  fill(label: string, text: string): Promise<void>;
  /** Year, month and day. */
  fillDay(label: string, day: string): Promise<void>;
  toggle(label: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  press(button: string): Promise<void>;
  follow(link: string): Promise<void>;
  /** What is folded away. */
  unfold(summary: string): Promise<void>;
}

export function mouseOn(page: Page): Hands {
  return {
    fill: (label, text) => page.getByLabel(label).fill(text),
    fillDay: (label, day) => page.getByLabel(label).fill(day),
    toggle: (label) => page.getByText(label, { exact: true }).click(),
    choose: async (label, option) => {
      await page.getByLabel(label).selectOption({ label: option });
    },
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
    follow: (name) => page.getByRole('link', { name, exact: true }).click(),
    unfold: (summary) => page.getByText(summary).click(),
  };
}

/** Nothing but Tab, Enter, Space and what is typed; wherever it stops, one sees where it is. */
export function keyboardOn(page: Page): Hands {
  const type = async (target: Locator, text: string) => {
    await tabTo(page, target);
    await page.keyboard.type(text);
  };
  const strike = async (target: Locator, key: 'Enter' | 'Space') => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  return {
    fill: (label, text) => type(page.getByLabel(label), text),
    fillDay: (label, day) => type(page.getByLabel(label), inAmericanOrder(day)),
    toggle: (label) => strike(page.getByLabel(label), 'Space'),
    choose: (label, option) => type(page.getByLabel(label), option),
    press: (name) => strike(page.getByRole('button', { name, exact: true }), 'Enter'),
    follow: (name) => strike(page.getByRole('link', { name, exact: true }), 'Enter'),
    unfold: (summary) => strike(page.getByText(summary), 'Enter'),
  };
}

/** As Chromium's field for a day takes it where nobody told it another country: the month first. */
const inAmericanOrder = (day: string): string => day.replace(/^(\d+)-(\d+)-(\d+)$/, '$2$3$1');

/** Far more than a page of ours has. */
const MOST_STOPS = 40;

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) === 0) continue;
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline, 'where the focus is').not.toBe('none');
    return;
  }
  throw new Error(`The keyboard does not reach ${target}.`);
}
