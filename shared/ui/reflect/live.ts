/** Looking back, who one is, and what holds for a class. Nothing here is in the first bytes of a page. */
export { learnReflect } from '../../locales/load.ts';
export { ClassSettings, ForTeachers } from './ClassSettings.tsx';
export { Habits } from './Habits.tsx';
export { LookCard } from './LookCard.tsx';
export { Looks } from './Looks.tsx';
export { OfferMoment } from './OfferMoment.tsx';
export { Sketch, SketchShared } from './Sketch.tsx';
