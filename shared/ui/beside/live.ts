/** What stands beside a work besides steps and goals. Nothing here is in the first bytes of a page. */
import '../first/first.css';

export { learnBeside } from '../../locales/load.ts';
export { ReadAloud } from '../base/ReadAloud.tsx';
export { SeeExample } from '../first/SeeExample.tsx';
export { Start } from '../first/Start.tsx';
export { Ways } from '../first/Ways.tsx';
export { PlanScreen } from '../screens/PlanScreen.tsx';
export { Answered } from '../step/Answered.tsx';
export { Finds } from '../step/Finds.tsx';
export { StepSays } from '../step/StepSays.tsx';
export { GivenAlong } from './GivenAlong.tsx';
export { HomeQuestions } from './HomeQuestions.tsx';
export { Mine } from './Mine.tsx';
export { OnTop } from './OnTop.tsx';
export { OwnDay } from './OwnDay.tsx';
export { SayRead } from './SayRead.tsx';
export { Seen } from './Seen.tsx';
export { Settings } from './Settings.tsx';
export { ShownWords } from './ShownWords.tsx';
