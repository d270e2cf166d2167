// Runs in the browser at the end of a registration: the LMS closes the frame or window it opened for it.
const opener = window.opener ?? window.parent;
document.getElementById('close').addEventListener('click', () => {
  // It carries nothing, and whose page stands around ours is not known beforehand (LTI Dynamic Registration 1.0, §3.6).
  opener.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
  // Where nobody listened, it says that the person may.
  document.getElementById('closed').hidden = false;
});
