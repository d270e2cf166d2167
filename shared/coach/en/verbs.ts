const list = (words: string): string[] => words.trim().split(/\s+/);

/** Verbs that a teacher, or anybody, orders with. Compiled for this project; base forms. */
export const VERBS: ReadonlySet<string> = new Set(
  list(`
 acknowledge add address adjust align allow analyse analyze answer apply argue arrange ask assess attach avoid back balance
 base be begin beware blend book borrow break bring build buy calculate carry cast challenge change check choose circle
 cite clarify classify clean clear close collect color colour combine compare complete compute concentrate conclude
 condense connect consider consult contact continue contrast convert convince copy correct count cover create cross cut
 decide deepen define delete demonstrate derive describe design develop differentiate discuss display distinguish
 divide do double draft draw drop edit elaborate eliminate embed employ emphasise emphasize end enjoy ensure establish estimate
 evaluate examine exchange expand expect experiment explain explore express extend factor fill find finish fix flip
 focus fold follow forget form format formulate frame gather generalise generalize get give go graph group guide head
 hear highlight hold identify illustrate improve include incorporate indent indicate infer insert inspect
 integrate interpret introduce investigate join justify keep label lead learn leave let lift limit line link list listen
 loosen look lower make map mark match measure mention mix model move multiply name narrow note notice number observe omit
 open order organise organize outline paraphrase pause pay pick pin place plan play plot point polish position postpone
 practice practise predict prepare present prevent print probe proofread propose prove provide pull punctuate push put
 question quote raise rank read rearrange reconsider record redo redraft redraw reduce refer refine reflect rehearse
 reinforce relate remember remove rename reorder reorganise reorganize repeat rephrase replace replay report represent
 request reread research resolve respond restate restructure resubmit rethink return reuse review revise revisit rework
 rewrite round run save say scale scan search see seek select send separate set shade shape share sharpen shift
 shorten show sign simplify sketch skip slow sort speak specify spell split stand start state stay step stick stop
 strengthen stress stretch strip structure study submit substitute subtract suggest summarise summarize supply support
 swap switch synthesise synthesize tackle take talk tell test thin tie tighten time tone trace track transfer
 translate treat trim trust try tune turn type underline unpack update use utilise utilize vary verify visit visualise visualize
 wait walk warm warn watch weave weigh widen wipe work wrap write zoom bend breathe jump throw catch sing dance swing pass relax press pour heat stir paint film export
 conjugate memorise memorize pronounce factorise factorize solve isolate cancel invert dilute filter annotate interview act
 cool rinse sand glue sew film rest aim kick serve mention rate trust watch warm balance rotate reflect enlarge tabulate number
 `),
);

/** Those of them that stand as nouns or adjectives at the head of a just as well. */
export const NOUN_VERBS: ReadonlySet<string> = new Set(
  list(`
 address answer back balance base book break cast challenge change circle close color colour complete contact contrast
 copy correct count cover cross design display double draft draw edit end estimate exchange experiment factor
 fill focus fold form format frame graph group guide head hold label lead lift limit line link list lower map mark match
 measure mind mix model name narrow note number open order outline pause pick pin place plan play plot point polish position practice
 present print probe pull push question quote rank reference refine report request research
 return review revise round run scale search sentence separate set shade shape share shift sign sketch slow sort spell split stand 
 state stay step stick stop stress stretch strip structure study support switch talk test thin time tone trace track transfer treat trim 
 tune type update wait walk warm watch work clean return model 
 `),
);
