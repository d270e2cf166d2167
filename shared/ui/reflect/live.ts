/** Looking back, who one is, what holds for a class and what it shows. Nothing here is in the first bytes of a page. */
export { learnReflect } from '../../locales/load.ts';
export { Classes } from '../class/Classes.tsx';
export { ClassPage } from '../class/ClassPage.tsx';
export { ForTeachers } from '../class/ForTeachers.tsx';
export { ClassSettings } from './ClassSettings.tsx';
export { Habits } from './Habits.tsx';
export { LookCard } from './LookCard.tsx';
export { Looks } from './Looks.tsx';
export { OfferMoment } from './OfferMoment.tsx';
export { Own, OwnLaw } from './Own.tsx';
export { Sketch, SketchShared } from './Sketch.tsx';
