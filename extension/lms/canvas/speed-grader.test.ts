import { describe, expect, it } from 'vitest';
import { at, canvasPage } from './canvas-page.fixture.ts';
import { canvas, recogniseCanvas } from './recognise.ts';

const grader = (student: string, more = '') =>
  at(`/courses/101/gradebook/speed_grader?assignment_id=55&student_id=${student}${more}`);
const ENV = { course_id: '101', assignment_id: '55', assignment_title: 'Essay one' };
const work = (user: string, id = '55') =>
  `/courses/101/assignments/${id}/submissions/${user}?preview=true&version=0`;
const frame = (src: string) => `<iframe id="speedgrader_iframe" src="${src}"></iframe>`;
const holder = (inside: string, more = '') => `<div id="iframe_holder" ${more}>${inside}</div>`;
const NAMES: Readonly<Record<string, string>> = { '8': 'Amara Okafor', '9': 'Bo Lind' };
/** As the menu stands: its value, the name beside it, and the options with a status behind each name. */
const menu = (chosen: string, name = NAMES[chosen]) =>
  `<select id="students_selectmenu">${Object.entries(NAMES).map(([id, each]) => `<option value="${id}" ${id === chosen ? 'selected' : ''}>${each} – not graded</option>`)}</select>
   <a id="students_selectmenu-button"><span class="ui-selectmenu-item-header">\n ${name} </span></a>`;
const files = (user: string, ...ids: string[]) =>
  `<div id="submission_files_list">${ids.map((id) => `<div class="submission-file"><a class="display_name" href="/courses/101/assignments/55/submissions/${user}?download=${id}&inline=1">essay.pdf</a></div>`).join('')}</div>`;
const viewer = (file: string) =>
  frame(
    `/api/v1/canvadoc_session?blob=${encodeURIComponent(`{"user_id":7,"attachment_id":${file},"type":"canvadoc"}`)}&hmac=00`,
  );
const seen = (student: string, content: string, env: Record<string, unknown> = {}, more = '') =>
  recogniseCanvas(canvasPage(content, { env: { ...ENV, ...env } }), grader(student, more));
const learner = (student: string, content: string, env = {}) =>
  seen(student, content, env)?.learner;

describe('a text in the preview frame', () => {
  it('names a learner only when the frame shows the one in the address', () => {
    const amara = { id: '8', label: '', shownBy: 'work' };
    expect(learner('8', holder(frame(work('8'))) + menu('8'))).toEqual(amara);
    expect(learner('9', holder(frame(work('8'))) + menu('9')), 'the address is early').toBeNull();
    expect(learner('9', holder('') + menu('9')), 'the frame is gone').toBeNull();
    expect(learner('9', holder(frame(work('9'))) + menu('9'))?.id).toBe('9');
    expect(learner('9', holder(frame(work('9', '56'))) + menu('9')), 'another work').toBeNull();
  });

  it('is not believed where the menu says somebody else, or two frames stand there', () => {
    expect(learner('8', holder(frame(work('8'))) + menu('9'))).toBeNull();
    expect(learner('8', holder(frame(work('8')) + frame(work('8'))) + menu('8'))).toBeNull();
    expect(learner('8', holder(frame(work('8')), 'style="display: none;"') + menu('8'))).toBeNull();
  });

  it('is not believed of another site', () => {
    const elsewhere = frame('https://docs.example/courses/101/assignments/55/submissions/8');
    expect(learner('8', holder(elsewhere))).toBeNull();
  });
});

describe('a file', () => {
  it('is its learner’s when the viewer shows one of the files listed as theirs', () => {
    const content = holder(`<div>${viewer('5')}</div>`) + files('8', '4', '5') + menu('8');
    expect(learner('8', content)).toEqual({ id: '8', label: 'Amara Okafor', shownBy: 'work' });
  });

  it('is nobody’s while list or viewer are of the learner before', () => {
    const before = holder(viewer('5')) + files('8', '5');
    expect(learner('9', before + menu('9')), 'moderated: an answer is awaited').toBeNull();
    expect(learner('9', holder(viewer('5')) + files('9', '6') + menu('9'))).toBeNull();
  });

  it('in a viewer of another origin is theirs by name, where menu and name agree', () => {
    const google = holder(frame('https://docs.example/viewer?url=essay.doc'));
    const shown = (chosen: string, name?: string) =>
      learner('8', google + files('8', '5') + menu(chosen, name));
    expect(shown('8')).toEqual({ id: '8', label: 'Amara Okafor', shownBy: 'label' });
    expect(shown('8', 'Bo Lind'), 'the name is late').toBeNull();
    expect(shown('9'), 'the menu is early').toBeNull();
    expect(learner('8', google + files('9', '5') + menu('8')), 'another’s file').toBeNull();
    expect(learner('8', google + files('8', '5')), 'no menu, no name').toBeNull();
  });

  it('as a picture or a page of its own says in its address whose it is', () => {
    const src = '/courses/101/assignments/55/submissions/8?download=5&inline=1';
    expect(learner('8', holder(`<img src="${src}">`) + menu('8'))?.shownBy).toBe('work');
    expect(learner('9', holder(`<img src="${src}">`) + menu('9'))).toBeNull();
  });
});

describe('a learner who handed nothing in', () => {
  const empty = (chosen: string, hidden = '', inside = holder('')) =>
    `<div id="this_student_does_not_have_a_submission" ${hidden}><h3>None</h3></div>${inside}${menu(chosen)}`;

  it('is known by the menu and the note', () => {
    expect(learner('8', empty('8'))?.id).toBe('8');
    expect(learner('8', empty('9'))).toBeNull();
    expect(learner('8', empty('8', 'hidden'))).toBeNull();
    expect(learner('8', empty('8', 'style="display: none;"'))).toBeNull();
  });

  it('is known although a hidden holder still holds the tool of the learner before', () => {
    const left = holder(frame('/courses/101/external_tools/retrieve'), 'style="display: none;"');
    expect(learner('8', empty('8', '', left))?.id).toBe('8');
  });
});

describe('anonymous marking', () => {
  const shown = holder(frame(work('8'))) + menu('8');

  it('names nobody and says so, wherever Canvas says it', () => {
    const anonymous = { learner: null, anonymous: true };
    expect(seen('8', shown, { force_anonymous_grading: true })).toMatchObject(anonymous);
    expect(seen('8', shown, {}, '&anonymous_id=a1')).toMatchObject(anonymous);
    const path = frame('/courses/101/assignments/55/anonymous_submissions/a1?preview=true');
    expect(seen('8', holder(path) + menu('8'))).toMatchObject(anonymous);
    const hidden = frame(`${work('8')}&hide_student_name=1`);
    expect(seen('8', holder(hidden) + menu('8'))).toMatchObject(anonymous);
    const survey = '<div id="this_student_has_a_submission"><h3>Hidden</h3></div>';
    expect(seen('8', survey + holder('', 'style="display: none;"') + menu('8'))).toMatchObject(
      anonymous,
    );
    expect(seen('8', shown)?.anonymous).toBe(false);
  });
});

describe('the classic page', () => {
  it('has the assignment’s name from its head, or from ENV before the head is there', () => {
    const head = '<a id="assignment_url"><h2>\n Essay  two</h2></a>';
    expect(seen('8', holder('') + head)?.title).toBe('Essay two');
    expect(seen('8', holder(''))?.title).toBe('Essay one');
  });

  it('is unknown without its frame holder, and of another course or assignment', () => {
    expect(seen('8', '')).toBeNull();
    expect(seen('8', holder(''), { assignment_id: '56' })).toBeNull();
    expect(seen('8', holder(''), { course_id: '102' })).toBeNull();
  });

  it('stays what it is however the address asks for it', () => {
    const classic = holder(frame(work('8'))) + menu('8');
    expect(seen('8', classic, {}, '&platform_sg=false')?.learner?.id).toBe('8');
    expect(seen('8', classic, {}, '&platform_sg=true')?.inPage).toBe(true);
  });
});

describe('the new SpeedGrader', () => {
  const panel = '<div data-testid="speedgrader-grading-panel"></div>';
  const shown = (inside: string, name: string) =>
    `<button data-testid="student-select-trigger"><span data-testid="selected-student">${name}</span></button>
     <article class="speedgrader-preview-frame">${inside}</article>`;
  const env = { ...ENV, assignment_id: undefined, PLATFORM_SERVICE_SPEEDGRADER_ENABLED: true };
  const read = (student: string, content: string) =>
    recogniseCanvas(canvasPage(content, { env, bare: true }), grader(student));

  it('is told, and stood in only where what it is laid out by is there', () => {
    expect(read('8', '')).toMatchObject({ page: 'grader', inPage: false, learner: null });
    expect(read('8', panel)?.inPage).toBe(true);
    expect(canvas.watched(read('8', '') ?? expect.fail(), canvasPage('', { bare: true }))).toEqual([
      'body',
    ]);
  });

  it('names the learner of the frame, as the classic one does', () => {
    const text = (user: string) => shown(frame(work(user)), 'Amara Okafor');
    expect(read('8', text('8'))?.learner).toMatchObject({ id: '8', shownBy: 'work' });
    expect(read('9', text('8'))?.learner).toBeNull();
  });

  it('names the learner of a file by the name shown, whole where it is cut short', () => {
    const file = (name: string) => read('8', shown(viewer('5'), name))?.learner;
    expect(file('Amara Okafor')).toEqual({ id: '8', label: 'Amara Okafor', shownBy: 'label' });
    expect(file('<i name="Amara Okafor">Amara O…</i>')?.label).toBe('Amara Okafor');
    expect(file(' ')).toBeNull();
    expect(read('8', shown('', 'Amara Okafor'))?.learner, 'no frame').toBeNull();
    const two = shown(frame(work('8')) + frame(work('8')), 'Amara Okafor');
    expect(read('8', two)?.learner).toBeNull();
  });

  it('is not taken for one inside Canvas’s layout', () => {
    const page = canvasPage(shown(frame(work('8')), 'Amara Okafor'), { env });
    expect(recogniseCanvas(page, grader('8'))).toBeNull();
  });
});
