import { useSignal } from '@preact/signals';
import type { ContextId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { message } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import { rescued } from '../rescue.ts';
import { useSetting } from '../setting.tsx';
import { AskForm, askName } from './AskForm.tsx';
import { PickWork } from './PickWork.tsx';
import { Questions } from './Questions.tsx';

/** What a learner asked, in every course; and a question where no work is on the screen, with its words typed. */
export function HomeQuestions({ view, context }: { view: HomeView; context: ContextId | null }) {
  const { say } = useSetting().phrases;
  const courses = view.circles.filter(({ role }) => role === 'learner');
  const name = askName('', null);
  const isAsking = useSignal(!isBlank(rescued.get(name)));
  const turn = useSignal(0);
  const course = useSignal(context);
  const work = useSignal<string | null>(null);
  const opener = useFocusOnClose<HTMLButtonElement>(isAsking.value);
  const here = courses.find((one) => one.context === course.value) ?? courses[0];
  if (here === undefined) return null;
  return (
    <Section title={say(view.questions.length > 0 ? 'ask.title' : 'ask.begin')}>
      <Questions questions={view.questions} where />
      {isAsking.value ? (
        <AskForm
          name={name}
          about={{ context: here.context, lmsAssignment: null, assignment: work.value }}
          anchor={null}
          onWhole={() => undefined}
          mayQuote
          teachers={here.teachers.map((teacher) => teacher.name)}
          turn={turn.value}
          onDone={() => {
            isAsking.value = false;
          }}
        >
          <PickWork
            courses={courses}
            works={view.works}
            course={here.context}
            work={work.value}
            onPick={(nowCourse, nowWork) => {
              course.value = nowCourse;
              work.value = nowWork;
            }}
          />
        </AskForm>
      ) : (
        <>
          <p class="wm-soft">{say('ask.how.typed')}</p>
          <div class="wm-row">
            <Button
              icon={message}
              buttonRef={opener}
              onClick={() => {
                isAsking.value = true;
                turn.value += 1;
              }}
            >
              {say('ask.open')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
