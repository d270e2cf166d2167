import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { MOST_IMPORTED } from '../model/limits.ts';
import { toHtml } from './html.ts';
import { toJson } from './json.ts';
import type { PlanWords } from './outline.ts';
import { type Plan, taken } from './plan.ts';
import { fromJson } from './read.ts';

const AT = Date.UTC(2026, 8, 1, 9, 30);
const [GOAL, CHECK, SHOWN, LOOK] = [newId(), newId(), newId(), newId()];
const plan: Plan = {
  name: 'Lucía',
  madeAt: AT,
  sketch: [{ part: 'strengths', text: 'I listen.' }],
  goals: [
    {
      id: GOAL,
      fields: { next: 'Ask first', status: 'trying', confidence: 3, tags: ['listening'], by: AT },
      checkIns: [{ id: CHECK, fields: { text: 'Twice this week', madeAt: AT } }],
      evidence: [
        { id: SHOWN, fields: { text: 'My notes', link: 'https://a.example', madeAt: AT } },
      ],
    },
  ],
  reflections: [{ id: LOOK, fields: { lessons: 'Slow is fine', madeAt: AT }, goal: GOAL }],
  moments: [{ id: newId(), fields: { tried: 'I spoke' }, goal: null }],
};
const words: PlanWords = {
  ...{ lang: 'en', dir: 'ltr', untitled: 'A goal' },
  ...{ title: (name) => `Plan of ${name}`, made: String, day: String, by: String },
  ...{ part: String, label: String, sketch: String, status: String, choice: String },
  confidence: String,
};
const parsed = () => JSON.parse(toJson(plan));
const faultsOf = (file: unknown) => {
  const answer = fromJson(typeof file === 'string' ? file : JSON.stringify(file));
  return answer.ok ? [] : answer.faults;
};

describe('a plan as JSON', () => {
  it('comes back as it was', () => {
    expect(fromJson(toJson(plan))).toEqual({ ok: true, plan });
    expect(fromJson(`\ufeff${toJson(plan)}`)).toEqual({ ok: true, plan });
  });

  it('says the day in words any reader knows', () => {
    expect(parsed()).toMatchObject({ format: 'waymark-plan', version: 1 });
    expect(parsed().goals[0].by).toBe('2026-09-01T09:30:00.000Z');
  });

  it('takes nothing along that is the school’s', () => {
    const fields = {
      next: 'x',
      audience: ['course:1:teachers'],
      forClass: 'y',
      assignments: ['z'],
    };
    expect(taken('goal', { ...fields, know: '', archived: false, tags: [] })).toEqual({
      next: 'x',
    });
    const file = parsed();
    file.goals[0].audience = ['course:1:teachers'];
    expect(fromJson(JSON.stringify(file))).toEqual({ ok: true, plan });
  });

  it.each([
    ['not JSON', '{', 'not_json'],
    ['something else', { format: 'waymark-prompts', version: 1 }, 'not_plan'],
    ['a list', [], 'not_plan'],
    ['a version that is none', { format: 'waymark-plan', version: '1' }, 'not_plan'],
    ['a newer version', { format: 'waymark-plan', version: 2 }, 'newer'],
    ['nothing', { format: 'waymark-plan', version: 1 }, 'empty'],
  ])('is refused whole: %s', (_name, file, fault) => {
    expect(faultsOf(file)).toEqual([{ where: null, fault }]);
  });

  it('is refused whole where it holds more than one transaction takes', () => {
    const goals = Array.from({ length: MOST_IMPORTED + 1 }, (_, n) => ({ id: `g${n}` }));
    expect(faultsOf({ ...parsed(), goals })).toEqual([{ where: null, fault: 'too_many' }]);
  });

  it('says of each row what is wrong in it, and gives none of it', () => {
    const goal = { id: 'g', next: 'x' };
    const file = {
      ...parsed(),
      sketch: [{ part: 'grades', text: 'x' }, { part: 'needs', text: ' ' }, 7],
      goals: [
        { ...goal, next: 'x'.repeat(2001) },
        goal,
        { next: 'no id' },
        { ...goal, id: 'h', status: 'failed', checkIns: [{ id: 'c', madeAt: 'yesterday' }] },
        { ...goal, id: 'i', shownBy: [{ id: 'e', link: 'javascript:alert(1)' }, null] },
        { ...goal, id: 'j', know: 'half \ud800' },
        { ...goal, id: 'k', tags: { deep: {} } },
        { ...goal, id: 'l', confidence: 9 },
      ],
    };
    expect(faultsOf(file)).toEqual([
      { where: 'sketch', row: 1, goal: null, fault: 'bad_value' },
      { where: 'sketch', row: 2, goal: null, fault: 'no_words' },
      { where: 'sketch', row: 3, goal: null, fault: 'not_item' },
      { where: 'goal', row: 1, goal: null, fault: 'too_long' },
      { where: 'goal', row: 2, goal: null, fault: 'twice' },
      { where: 'goal', row: 3, goal: null, fault: 'bad_id' },
      { where: 'goal', row: 4, goal: null, fault: 'bad_value' },
      { where: 'evidence', row: 1, goal: 5, fault: 'bad_link' },
      { where: 'evidence', row: 2, goal: 5, fault: 'not_item' },
      { where: 'goal', row: 6, goal: null, fault: 'bad_value' },
      { where: 'goal', row: 7, goal: null, fault: 'bad_value' },
      { where: 'goal', row: 8, goal: null, fault: 'bad_value' },
    ]);
  });

  it('is not taken down by a file that is deep or strange', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const text = JSON.stringify({ ...parsed(), moments: 'DEEP' }).replace('"DEEP"', deep);
    expect(faultsOf(text).length).toBeGreaterThan(0);
    expect(faultsOf('{"__proto__":{"format":"waymark-plan","version":1}}')).not.toEqual([]);
  });

  it('unties what is tied to a goal that is not there', () => {
    const answer = fromJson(JSON.stringify({ ...parsed(), goals: [] }));
    expect(answer.ok && answer.plan.reflections[0]?.goal).toBeNull();
  });
});

describe('a plan as a page', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg onload='x'>",
    '<!-- &lt; ]]> {{7*7}}',
  ];

  it('is text wherever somebody wrote', () => {
    for (const said of HOSTILE) {
      const fields = {
        next: said,
        know: said,
        link: said,
        tags: [said],
        text: said,
        lessons: said,
      };
      const one = { id: said, fields, goal: null, checkIns: [], evidence: [{ id: 'x', fields }] };
      const page = toHtml(
        {
          ...plan,
          name: said,
          sketch: [{ part: 'needs', text: said }],
          goals: [one],
          reflections: [one],
        },
        words,
      );
      expect(page).not.toMatch(/<script|<img|<svg|<!--|onload='|onerror=alert\(1\)>/);
      expect(page.match(/<style>/g)).toHaveLength(1);
      expect(page.match(/<\/style>/g)).toHaveLength(1);
    }
  });

  it('needs nothing from elsewhere, and lets each text run its own way', () => {
    const page = toHtml(plan, { ...words, lang: 'ar', dir: 'rtl' });
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).not.toMatch(/<(script|link|img|iframe|a)\b|url\(|@import/);
    expect(page).toContain('<dd dir="auto">I listen.</dd>');
    expect(page).toContain('<h3 dir="auto">Ask first</h3>');
    expect(page).toContain('<p dir="auto">Twice this week</p>');
  });
});
