import { useSignal } from '@preact/signals';
import { toHtml } from '../../plan/html.ts';
import { toJson } from '../../plan/json.ts';
import { sizeOf } from '../../plan/plan.ts';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { download as downloadIcon } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { download } from '../prompts/download.ts';
import { useSetting } from '../setting.tsx';
import { BringPlan } from './BringPlan.tsx';
import { Choosing } from './Choosing.tsx';
import { Printed } from './Printed.tsx';
import { planOf } from './planOf.ts';
import { planWords } from './planWords.ts';
import { useChoice } from './useChoice.ts';

/** The controls, which stay off the paper, and the page. */
export function Whole({ view }: { view: HomeView }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const choice = useChoice(view);
  const told = useSignal('');
  const plan = planOf(view, choice.isIn, now());
  const has = view.goals.length + view.reflections.length + view.moments.length > 0;
  const isAny = has || view.sketch.some(({ text }) => text.trim() !== '');
  const size = sizeOf(plan);

  const save = (kind: 'html' | 'json'): void => {
    const name = `waymark-plan-${new Date(plan.madeAt).toISOString().slice(0, 10)}.${kind}`;
    if (kind === 'html') download(name, toHtml(plan, planWords(phrases)), 'text/html');
    else download(name, toJson(plan), 'application/json');
    told.value = say('plan.taken', { file: name });
  };
  return (
    <div class="wm-plan">
      <div class="wm-plan-controls">
        <Section title={say('plan.title')}>
          <p class="wm-soft">{say('plan.why')}</p>
          {isAny && <Choosing view={view} choice={choice} />}
          {isAny && (
            <div class="wm-row">
              <Button look="main" disabled={size === 0} onClick={() => window.print()}>
                {say('plan.print')}
              </Button>
              <Button icon={downloadIcon} disabled={size === 0} onClick={() => save('html')}>
                {say('plan.html')}
              </Button>
              <Button icon={downloadIcon} disabled={size === 0} onClick={() => save('json')}>
                {say('plan.json')}
              </Button>
            </div>
          )}
          {isAny && <p class="wm-soft">{say('plan.files')}</p>}
          <p class="wm-soft" aria-live="polite">
            {told.value}
          </p>
          <BringPlan view={view} />
        </Section>
      </div>
      {isAny && size > 0 && <Printed plan={plan} />}
      {isAny && size === 0 && <p class="wm-soft">{say('plan.nothing')}</p>}
      {!isAny && <EmptyState title={say('plan.none.title')} body={say('plan.none.body')} />}
    </div>
  );
}
