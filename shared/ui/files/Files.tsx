import type { ContextId } from '../../model/ids.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { useSetting } from '../setting.tsx';
import { Export } from './Export.tsx';
import { Import } from './Import.tsx';

/** At the foot of a learner's own page. A file brought by a learner would be feedback nobody gave, so there is no import. */
export function MyFiles({ open = false }: { open?: boolean }) {
  return (
    <Disclosure title={useSetting().phrases.say('files.title')} open={open}>
      <Export context={null} />
    </Disclosure>
  );
}

/** At the foot of a class. */
export function CourseFiles({ context, open = false }: { context: ContextId; open?: boolean }) {
  return (
    <Disclosure title={useSetting().phrases.say('files.title')} open={open}>
      <Export key={`export ${context}`} context={context} />
      <Import key={`import ${context}`} context={context} />
    </Disclosure>
  );
}
