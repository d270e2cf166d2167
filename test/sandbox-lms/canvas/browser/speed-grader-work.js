// The left side of the classic SpeedGrader: the frame with the work, which keeps its id from learner to learner, and
// the lists of attempts and files. None of them changes the address.
const frameDelay = 200;

window.speedGraderWork = {
  /** `whose`: the address of the learner's work; `isCurrent` says whether the teacher is still there. */
  show(submission, whose, isCurrent) {
    document.getElementById('iframe_holder').replaceChildren();
    showAttempts(submission, whose, isCurrent);
    const history = submission?.submission_history ?? [];
    showFiles(history.at(-1), whose);
    if (submission) {
      setTimeout(
        () => isCurrent() && showFrame(history.at(-1), whose),
        frameDelay * window.sandboxPace,
      );
    }
  },
};

function showFrame({ submission }, whose, version) {
  const frame = document.createElement('iframe');
  frame.id = 'speedgrader_iframe';
  frame.title = 'Submission preview';
  const [file] = submission.versioned_attachments;
  if (file) {
    frame.src = file.attachment.canvadoc_url;
    const wrapper = document.createElement('div');
    wrapper.style.cssText = 'overflow:auto;resize:vertical;height:100%';
    wrapper.append(frame);
    document.getElementById('iframe_holder').replaceChildren(wrapper);
    return;
  }
  const query = new URLSearchParams({ preview: 'true' });
  if (version !== undefined) query.set('version', version);
  if (ENV.force_anonymous_grading) query.set('hide_student_name', '1');
  frame.src = `${whose}?${query}`;
  document.getElementById('iframe_holder').replaceChildren(frame);
}

function showFiles(last, whose) {
  const files = last?.submission.versioned_attachments ?? [];
  document.getElementById('submission_files_container').hidden = files.length === 0;
  document.getElementById('submission_files_list').replaceChildren(
    ...files.map(({ attachment }) => {
      const row = document.createElement('div');
      row.className = 'submission-file';
      row.innerHTML = '<a class="display_name no-hover"></a>';
      row.firstChild.href = `${whose}?download=${attachment.id}`;
      row.firstChild.textContent = attachment.display_name;
      return row;
    }),
  );
}

function showAttempts(submission, whose, isCurrent) {
  const history = submission?.submission_history ?? [];
  const holder = document.getElementById('submission_attempts');
  holder.replaceChildren();
  if (history.length === 0) return;
  if (history.length === 1) {
    holder.textContent = `Submitted: ${new Date(history[0].submission.submitted_at).toLocaleString()}`;
    return;
  }
  const label = document.createElement('label');
  label.textContent = 'Submission to view: ';
  const select = document.createElement('select');
  select.id = 'submission_to_view';
  history.forEach((each, index) => {
    const words = `Attempt ${each.submission.attempt}: ${new Date(each.submission.submitted_at).toLocaleString()}`;
    select.append(new Option(words, String(index), false, index === history.length - 1));
  });
  select.addEventListener('change', () => {
    if (!isCurrent()) return;
    showFiles(history[Number(select.value)], whose);
    showFrame(history[Number(select.value)], whose, select.value);
  });
  label.append(select);
  holder.append(label);
}
