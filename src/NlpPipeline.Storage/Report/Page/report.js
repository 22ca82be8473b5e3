'use strict';
(() => {
  // Every string of a document reaches the page as a text node or an attribute value, never as markup.
  const data = JSON.parse(document.getElementById('data').textContent);
  const PAGE = 50, MAX_QUANTITIES = 20;
  const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#a6761d'];
  const REST = '#8a8f98';
  const byId = id => document.getElementById(id);
  const number = new Intl.NumberFormat('en');
  const el = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const svg = (name, attributes, text) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const fold = text => text.replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

  const claims = data.claims;
  const display = a => a.canonical || a.text || a.value || '';
  // Long numbers are grouped for reading; a value of a time has at most four digits together.
  const valued = a => (a.value || a.text || '').replace(/\d{5,}/g, digits => number.format(digits));
  const roles = (claim, role, text) => claim.arguments.filter(a => a.role === role).map(text || display);
  const dated = claim => claim.arguments.find(a => a.role === 'Time' && (a.earliest || a.latest));
  const counted = claim => claim.arguments.find(a => a.role === 'Quantity' && a.best !== undefined);
  const yearOf = day => day ? (day[0] === '-' ? -Number(day.slice(1, 5)) : Number(day.slice(0, 4))) : null;
  claims.forEach((claim, index) => {
    const time = dated(claim);
    claim.index = index;
    claim.first = time ? yearOf(time.earliest) : null;
    claim.last = time ? yearOf(time.latest) : null;
    claim.day = time ? time.earliest || time.latest : '';
    claim.quantity = counted(claim);
    claim.passageText = claim.passage === null ? claim.trigger : data.passages[claim.passage].text;
    claim.who = claim.arguments.filter(a => a.role === 'Agent' || a.role === 'Patient' || a.role === 'Source');
  });
  const searchText = claim => claim.folded ??= ' ' + fold([claim.passageText, data.documents[claim.document], ...claim.arguments.map(display)].join(' '));

  const countBy = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const colourOf = new Map(countBy(claims, c => c.type).slice(0, COLOURS.length).map(([type], i) => [type, COLOURS[i]]));
  const colour = type => colourOf.get(type) || REST;

  // Evidence: the sentence cut at every border of a mention or the trigger.
  const TIMES = new Set(['DATE', 'TIME', 'DURATION', 'SET']), NAMES = new Set(['PER', 'ORG', 'LOC', 'GROUP', 'EVENT', 'WORK']);
  const labelClass = label => NAMES.has(label) ? label : TIMES.has(label) ? 'time' : 'number';
  function evidence(claim) {
    const quote = el('blockquote');
    if (claim.passage === null) {
      quote.append(claim.trigger);
      return quote;
    }
    const passage = data.passages[claim.passage], text = passage.text;
    const cuts = new Set([0, text.length, claim.start, claim.end]);
    for (const mention of passage.mentions) cuts.add(mention.start).add(mention.end);
    const at = [...cuts].filter(c => c >= 0 && c <= text.length).sort((a, b) => a - b);
    for (let i = 0; i + 1 < at.length; i++) {
      const piece = text.slice(at[i], at[i + 1]);
      const mention = passage.mentions.find(m => m.start <= at[i] && m.end >= at[i + 1]);
      const isTrigger = claim.start <= at[i] && claim.end >= at[i + 1];
      let node = piece;
      if (isTrigger) node = el('span', { class: 'trigger', title: claim.type }, node);
      if (mention) {
        node = el('mark', { class: labelClass(mention.label), title: [mention.label, mention.canonical || mention.value].filter(Boolean).join(': ') }, node);
        if (mention.end === at[i + 1]) node.append(el('i', {}, mention.label));
      }
      quote.append(node);
    }
    return quote;
  }
  function details(claim) {
    const list = el('dl');
    for (const a of claim.arguments) {
      const parts = [a.text, a.canonical, a.value && valued(a)].filter((p, i, all) => p && all.indexOf(p) === i).join(' · ');
      list.append(el('dt', {}, a.role), el('dd', {}, parts || '—', el('span', { class: 'role' }, `  ${a.confidence.toFixed(2)}`)));
    }
    const source = el('p', { class: 'source' }, `${claim.id} · ${data.documents[claim.document]}, character ${number.format(claim.sentence)}`);
    return [evidence(claim), list, source];
  }

  // Filters.
  const state = { key: null, down: false, shown: PAGE };
  let visible = claims;
  const inputs = { text: byId('f-text'), type: byId('f-type'), polarity: byId('f-polarity'), confidence: byId('f-confidence'), from: byId('f-from'), to: byId('f-to') };
  for (const [type, count] of countBy(claims, c => c.type)) inputs.type.append(el('option', { value: type }, `${type} (${number.format(count)})`));
  for (const [polarity, count] of countBy(claims, c => c.polarity)) inputs.polarity.append(el('option', { value: polarity }, `${polarity} (${number.format(count)})`));
  function filter() {
    const words = fold(inputs.text.value).split(' ').filter(Boolean);
    const type = inputs.type.value, polarity = inputs.polarity.value, least = Number(inputs.confidence.value);
    const from = inputs.from.value === '' ? null : Number(inputs.from.value), to = inputs.to.value === '' ? null : Number(inputs.to.value);
    const hasDates = from !== null || to !== null;
    byId('f-confidence').title = least.toFixed(2);
    inputs.confidence.parentElement.firstChild.textContent = `Confidence from ${least.toFixed(2)} `;
    visible = claims.filter(c =>
      (!type || c.type === type) && (!polarity || c.polarity === polarity) && c.confidence >= least
      && (!hasDates || c.first !== null || c.last !== null) && (from === null || c.last === null || c.last >= from) && (to === null || c.first === null || c.first <= to)
      && words.every(w => searchText(c).includes(' ' + w)));
    state.shown = PAGE;
    draw();
  }

  // Table.
  const columns = [
    { name: 'Type', key: c => c.type },
    { name: 'When', key: c => c.first === null && c.last === null ? null : (c.first ?? c.last) * 1e4 + Number((c.day || '').slice(-5).replace('-', '') || 0) },
    { name: 'Where', key: c => roles(c, 'Place')[0] || null },
    { name: 'Who', key: c => c.who.length ? display(c.who[0]) : null },
    { name: 'Quantity', key: c => c.quantity ? c.quantity.best : null },
    { name: 'Confidence', key: c => c.confidence },
    { name: 'Document', key: c => data.documents[c.document] },
  ];
  const collator = new Intl.Collator('vi');
  function sorted() {
    if (state.key === null) return visible;
    const key = columns[state.key].key, sign = state.down ? -1 : 1;
    return visible.map(c => [key(c), c]).sort(([a, x], [b, y]) =>
      a === null || b === null ? (a === null) - (b === null) || x.index - y.index
        : sign * (typeof a === 'number' ? a - b : collator.compare(a, b)) || x.index - y.index).map(([, c]) => c);
  }
  const head = document.querySelector('#claims thead tr'), body = document.querySelector('#claims tbody');
  columns.forEach((column, i) => {
    const button = el('button', { type: 'button' }, column.name);
    button.addEventListener('click', () => {
      state.down = state.key === i ? !state.down : column.name === 'Quantity' || column.name === 'Confidence';
      state.key = i;
      drawTable();
    });
    head.append(el('th', { scope: 'col', class: column.name === 'Quantity' || column.name === 'Confidence' ? 'num' : null }, button));
  });
  const cell = (label, lines, extra) => {
    const td = el('td', { 'data-label': lines.length ? label : null, class: [lines.length > 1 ? 'multi' : '', extra || ''].join(' ').trim() || null });
    if (lines.length) {
      const box = lines.length > 1 ? el('div') : td;
      lines.forEach((line, i) => { if (i) box.append(el('br')); box.append(line); });
      if (box !== td) td.append(box);
    }
    return td;
  };
  function row(claim) {
    const open = el('button', { type: 'button', class: 'open-row', 'aria-expanded': 'false' }, claim.type);
    const first = el('td', {}, open);
    if (claim.polarity !== 'asserted') first.append(' ', el('span', { class: 'polarity' }, claim.polarity));
    const tr = el('tr', { class: 'claim' }, first,
      cell('When', roles(claim, 'Time', valued)), cell('Where', roles(claim, 'Place')),
      cell('Who', claim.who.map(a => { const s = el('span', {}, display(a), ' '); s.append(el('span', { class: 'role' }, a.role.toLowerCase())); return s; })),
      cell('Quantity', roles(claim, 'Quantity', valued), 'num'), cell('Confidence', [claim.confidence.toFixed(2)], 'num'), cell('Document', [data.documents[claim.document]], 'source'));
    tr.addEventListener('click', () => {
      const isOpen = open.getAttribute('aria-expanded') === 'true';
      open.setAttribute('aria-expanded', String(!isOpen));
      tr.classList.toggle('open', !isOpen);
      if (isOpen) tr.nextElementSibling.remove();
      else tr.after(el('tr', { class: 'evidence' }, el('td', { colspan: columns.length }, ...details(claim))));
    });
    return tr;
  }
  function drawTable() {
    [...head.children].forEach((th, i) => i === state.key ? th.setAttribute('aria-sort', state.down ? 'descending' : 'ascending') : th.removeAttribute('aria-sort'));
    body.replaceChildren(...sorted().slice(0, state.shown).map(row));
    byId('more').hidden = visible.length <= state.shown;
    byId('more').textContent = `Show more (${number.format(Math.max(0, visible.length - state.shown))} left)`;
  }
  byId('more').addEventListener('click', () => {
    body.append(...sorted().slice(state.shown, state.shown + PAGE).map(row));
    state.shown += PAGE;
    byId('more').hidden = visible.length <= state.shown;
    byId('more').textContent = `Show more (${number.format(Math.max(0, visible.length - state.shown))} left)`;
  });

  // Charts.
  const chart = (host, width, height, label) => {
    const root = svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label });
    host.replaceChildren(root);
    return root;
  };
  const widthOf = host => Math.max(280, Math.round(host.getBoundingClientRect().width) || 600);
  const titled = (node, text) => { node.append(svg('title', {}, text)); return node; };
  const niceStep = span => { const p = 10 ** Math.floor(Math.log10(Math.max(1, span))); return [1, 2, 5, 10].map(m => m * p).find(s => span / s <= 1) || p; };
  function drawTimeline() {
    const figure = byId('timeline'), host = figure.querySelector('.plot'), note = figure.querySelector('p.note');
    const timed = visible.filter(c => c.first !== null || c.last !== null);
    const points = timed.filter(c => c.first !== null && c.first === c.last);
    const legend = figure.querySelector('.legend');
    if (!points.length) {
      host.replaceChildren();
      legend.replaceChildren();
      note.textContent = 'No claim here has a date within one year.';
      return;
    }
    const years = points.map(c => c.first).sort((a, b) => a - b);
    // Tukey's fences keep a few far-off years from squeezing the rest; years that the user asks for are all drawn.
    const quartile = q => years[Math.min(years.length - 1, Math.floor(years.length * q))];
    const fence = Math.max(10, 1.5 * (quartile(.75) - quartile(.25)));
    const low = inputs.from.value !== '' ? years[0] : Math.max(years[0], Math.floor(quartile(.25) - fence));
    const high = inputs.to.value !== '' ? years[years.length - 1] : Math.min(years[years.length - 1], Math.ceil(quartile(.75) + fence));
    const inside = points.filter(c => c.first >= low && c.first <= high);
    const width = widthOf(host), height = 220, left = 36, bottom = 24, top = 10, span = high - low + 1, step = (width - left) / span;
    const root = chart(host, width, height, `Number of claims by year, ${low} to ${high}`);
    const bins = new Map();
    for (const c of inside) {
      if (!bins.has(c.first)) bins.set(c.first, new Map());
      const types = bins.get(c.first), type = colourOf.has(c.type) ? c.type : 'other';
      types.set(type, (types.get(type) || 0) + 1);
    }
    const most = Math.max(...[...bins.values()].map(t => [...t.values()].reduce((a, b) => a + b, 0)));
    const y = n => height - bottom - (height - bottom - top) * n / most;
    const tick = niceStep(most / 4);
    for (let n = 0; n <= most; n += tick) {
      root.append(svg('line', { class: 'axis', x1: left, x2: width, y1: y(n), y2: y(n) }), svg('text', { class: 'soft', x: left - 6, y: y(n) + 4, 'text-anchor': 'end' }, number.format(n)));
    }
    const yearStep = niceStep(span / (width / 70));
    for (let year = Math.ceil(low / yearStep) * yearStep; year <= high; year += yearStep)
      root.append(svg('text', { class: 'soft', x: left + (year - low + .5) * step, y: height - 6, 'text-anchor': 'middle' }, year));
    for (const [year, types] of [...bins].sort((a, b) => a[0] - b[0])) {
      const group = svg('g', { class: 'hit' });
      let total = 0;
      const lines = [];
      for (const type of [...colourOf.keys(), 'other']) {
        const n = types.get(type);
        if (!n) continue;
        lines.push(`${type} ${n}`);
        group.append(svg('rect', { x: left + (year - low) * step + step * .08, width: Math.max(1, step * .84), y: y(total + n), height: Math.max(.5, y(total) - y(total + n)), fill: colour(type) }));
        total += n;
      }
      titled(group, `${year}: ${total} (${lines.join(', ')})`);
      group.addEventListener('click', () => { inputs.from.value = inputs.to.value = year; filter(); });
      root.append(group);
    }
    const shown = new Set(inside.map(c => colourOf.has(c.type) ? c.type : 'other'));
    legend.replaceChildren(...[...colourOf.keys(), 'other'].filter(t => shown.has(t)).map(t => {
      const key = svg('svg', { width: 10, height: 10 });
      key.append(svg('rect', { width: 10, height: 10, fill: colour(t) }));
      return el('span', {}, key, t);
    }));
    const parts = [];
    if (inside.length < points.length) parts.push(`${number.format(points.length - inside.length)} outside ${low}–${high}`);
    if (timed.length > points.length) parts.push(`${number.format(timed.length - points.length)} with a time longer than a year`);
    if (visible.length > timed.length) parts.push(`${number.format(visible.length - timed.length)} without a date`);
    note.textContent = parts.length ? `Not drawn: ${parts.join(', ')}.` : '';
  }
  function drawTypes() {
    const host = byId('types').querySelector('.plot'), counts = countBy(visible, c => c.type);
    const width = widthOf(host), line = 24, left = 84, right = 56, most = Math.max(1, ...counts.map(c => c[1]));
    const root = chart(host, width, Math.max(line, counts.length * line), 'Number of claims by type');
    counts.forEach(([type, count], i) => {
      const group = svg('g', { class: 'hit' }), length = (width - left - right) * count / most;
      group.append(svg('text', { x: left - 8, y: i * line + 16, 'text-anchor': 'end' }, type), svg('rect', { x: left, y: i * line + 4, width: Math.max(1, length), height: line - 8, fill: colour(type) }),
        svg('text', { class: 'soft', x: left + length + 6, y: i * line + 16 }, number.format(count)));
      titled(group, `${type}: ${count}`);
      group.addEventListener('click', () => { inputs.type.value = inputs.type.value === type ? '' : type; filter(); });
      root.append(group);
    });
  }
  const short = (text, length) => text.length > length ? text.slice(0, length - 1) + '…' : text;
  const powers = n => n >= 1e9 ? n / 1e9 + 'bn' : n >= 1e6 ? n / 1e6 + 'm' : n >= 1e3 ? n / 1e3 + 'k' : String(n);
  function drawQuantities() {
    const figure = byId('quantities'), host = figure.querySelector('.plot'), note = figure.querySelector('.more');
    const all = visible.filter(c => c.quantity && !c.quantity.unit && c.quantity.best > 0).sort((a, b) => b.quantity.best - a.quantity.best || a.index - b.index);
    const top = all.slice(0, innerWidth < 720 ? MAX_QUANTITIES * .6 : MAX_QUANTITIES);
    if (!top.length) {
      host.replaceChildren();
      note.textContent = 'No claim here has a count.';
      return;
    }
    const width = widthOf(host), stacked = width < 620, left = stacked ? 14 : 300, right = 24, line = stacked ? 40 : 24, headroom = 22;
    const lows = top.map(c => Math.max(1, c.quantity.low || c.quantity.best)), highs = top.map(c => c.quantity.high || c.quantity.best);
    const from = Math.floor(Math.log10(Math.min(...lows))), to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...highs)) + .05));
    const x = n => left + (width - left - right) * (Math.log10(Math.max(n, 10 ** from)) - from) / (to - from);
    const height = headroom + top.length * line + 6, root = chart(host, width, height, 'Quantities of claims with their bounds, logarithmic scale');
    for (let p = from; p <= to; p++)
      root.append(svg('line', { class: 'axis', x1: x(10 ** p), x2: x(10 ** p), y1: headroom - 4, y2: height }), svg('text', { class: 'soft', x: x(10 ** p), y: 12, 'text-anchor': 'middle' }, powers(10 ** p)));
    top.forEach((claim, i) => {
      const q = claim.quantity, y = headroom + i * line + (stacked ? 28 : 13), group = svg('g', { class: 'hit' });
      const about = [roles(claim, 'Patient')[0], roles(claim, 'Place')[0], roles(claim, 'Time', valued)[0]].filter(Boolean);
      const label = [claim.type, ...(about.length ? about : [`“${short(claim.passageText.trim(), 60)}”`])].join(' · ');
      group.append(svg('rect', { x: 0, y: headroom + i * line, width, height: line, fill: 'transparent' }));
      group.append(stacked ? svg('text', { x: 0, y: y - 13 }, short(label, Math.floor(width / 6.6))) : svg('text', { x: left - 12, y: y + 4, 'text-anchor': 'end' }, short(label, 44)));
      const a = q.low === undefined ? left : x(q.low), b = q.high === undefined ? width - right : x(q.high);
      if (q.low !== undefined && q.high !== undefined && q.high > q.low) group.append(svg('line', { class: 'bound', x1: a, x2: b, y1: y, y2: y }));
      if (q.high === undefined) group.append(svg('path', { class: 'open', d: `M${x(q.best)} ${y}h18m-5 -4l5 4l-5 4` }));
      if (q.low === undefined) group.append(svg('path', { class: 'open', d: `M${x(q.best)} ${y}h-18m5 -4l-5 4l5 4` }));
      group.append(svg('circle', { class: 'best', cx: x(q.best), cy: y, r: 4.5 }));
      titled(group, `${label}: ${valued(q)}\n${claim.passageText}`);
      group.addEventListener('click', () => show(claim));
      root.append(group);
    });
    note.textContent = all.length > top.length ? `The ${top.length} largest of ${number.format(all.length)} counts.` : '';
  }
  function show(claim) {
    state.key = columns.findIndex(c => c.name === 'Quantity');
    state.down = true;
    const place = sorted().indexOf(claim);
    state.shown = Math.max(state.shown, place + 1);
    drawTable();
    const tr = body.querySelectorAll('tr.claim')[place];
    tr.click();
    tr.scrollIntoView({ block: 'center' });
    tr.querySelector('button').focus({ preventScroll: true });
  }

  function drawContradictions() {
    const host = document.querySelector('#contradictions .list');
    const cards = data.contradictions.map(c => {
      const list = el('ul');
      for (const index of c.claims) {
        const claim = claims[index];
        const place = [...roles(claim, 'Time', valued), data.documents[claim.document]].join(' · ');
        list.append(el('li', {}, el('details', {}, el('summary', {}, el('strong', {}, roles(claim, 'Quantity', valued).join('; ') || claim.type), ' ', el('span', { class: 'source' }, place)), ...details(claim))));
      }
      return el('article', { class: 'contradiction' }, el('h3', {}, c.title), list);
    });
    host.replaceChildren(...(cards.length ? cards : [el('p', {}, 'None found.')]));
  }

  function drawCharts() { drawTimeline(); drawTypes(); drawQuantities(); }
  function draw() {
    byId('count').textContent = visible.length === claims.length ? `${number.format(claims.length)} claims` : `${number.format(visible.length)} of ${number.format(claims.length)} claims`;
    drawCharts();
    drawTable();
  }
  let pending = 0;
  const soon = action => { clearTimeout(pending); pending = setTimeout(action, 120); };
  byId('filters').addEventListener('input', () => soon(filter));
  byId('filters').addEventListener('submit', e => e.preventDefault());
  byId('filters').addEventListener('reset', () => setTimeout(filter));
  let drawnWidth = innerWidth;
  addEventListener('resize', () => { if (innerWidth !== drawnWidth) { drawnWidth = innerWidth; soon(drawCharts); } });
  drawContradictions();
  filter();
})();
