// Until the program runs, #root holds a sentence on what it needs: hidden while the program is on its way, shown with the reason when it does
// not come or stops before it has drawn anything. For old browsers too.
(function () {
  var html = document.documentElement;
  /** The program may be slow: then the sentence is shown until it comes. */
  var LONGEST_WAIT = 10000;

  /** The first reason, of which all others follow. */
  var reason = '';

  function tell(next) {
    reason = reason || next;
    html.removeAttribute('data-starting');
    var place = document.getElementById('unstarted-reason');
    if (place !== null) place.textContent = reason;
    else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', function () { tell(next); });
  }

  html.setAttribute('data-starting', '');
  if (location.protocol === 'file:') tell('It was opened as a file.');
  addEventListener(
    'error',
    function (event) {
      var target = event.target;
      if (target !== null && target.nodeName === 'SCRIPT') tell('Its program did not arrive: ' + target.src.slice(target.src.lastIndexOf('/') + 1) + ' or a part of it.');
      else if (event.message) tell('Its program stopped: ' + event.message + '.');
    },
    true,
  );
  setTimeout(function () {
    tell('Its program has not arrived yet.');
  }, LONGEST_WAIT);
})();
