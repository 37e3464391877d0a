// Looks at pages in Chromium, at each width, light and dark; Python drives it (validation/browser.py).
//
// In: {"chromium", "widths", "pages": [{"name", "url", "answer": null | {status, headers, body}}]}.
// A page with an answer is one that no plain GET gives: the browser gets that answer.
// Out: {"findings": [{"check", "page", "what"}], "views"}.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { launched } from './chromium.mjs'

const require = createRequire(import.meta.url)
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
const HEIGHT = 800
const SCHEMES = ['light', 'dark']
const TABS = 2
const FINGER = 44

const order = JSON.parse(readFileSync(0, 'utf8'))
const findings = new Map()
let views = 0

function found(check, page, what) {
  findings.set(`${check} ${page} ${what}`, { check, page, what })
}

// Of the newspaper itself, or of no network at all.
function isOwn(address, page) {
  const url = new URL(address)
  return url.origin === new URL(page.url).origin || ['data:', 'blob:', 'about:'].includes(url.protocol)
}

async function listen(tab, page) {
  const session = await tab.createCDPSession()
  await session.send('Audits.enable')
  session.on('Audits.issueAdded', ({ issue }) => {
    const violation = issue.details.contentSecurityPolicyIssueDetails
    if (violation) {
      found('csp', page.name, `${violation.violatedDirective} refuses ${violation.blockedURL ?? 'what is in the page'}`)
    }
  })
  tab.on('pageerror', (error) => found('csp', page.name, `an error in the console: ${error.message}`))
  await tab.setRequestInterception(true)
  tab.on('request', (request) => {
    const first = request.isNavigationRequest() && request.frame() === tab.mainFrame()
    if (!isOwn(request.url(), page)) {
      found('third-party', page.name, request.url())
      request.abort()
    } else if (first && page.answer) {
      const { status, headers, body } = page.answer
      request.respond({ status, headers, contentType: 'text/html; charset=utf-8', body })
    } else {
      request.continue()
    }
  })
}

async function measure(tab, page, width, scheme) {
  const view = `${width} px, ${scheme}`
  const wider = await tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  if (wider > 0) found('overflow', page.name, `${wider} px wider than the window at ${width} px`)
  const { violations } = await tab.evaluate((values) =>
    axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), TAGS)
  for (const { id, help, nodes } of violations) {
    const where = nodes.slice(0, 3).map(({ target }) => target.join(' ')).join('; ')
    found('axe', page.name, `${id}: ${help} (${nodes.length}, at ${view}): ${where}`)
  }
  views += 1
}

// What stands in a sentence is left out, as WCAG does, and so is what an editor wrote into a text.
// https://www.w3.org/WAI/WCAG22/Understanding/target-size-enhanced
function tooSmall(finger) {
  const TARGETS = 'a[href], button, summary, input:not([type=hidden]), select, textarea'
  const isEditors = (target) => target.closest('.prose') && !target.closest('.prose > header')
  const isShown = (target) => target.checkVisibility() && !target.closest('[aria-hidden=true]')
  const inSentence = (target) => {
    const block = target.closest('p, li, dd, figcaption')
    if (!block || getComputedStyle(target).display !== 'inline') return false
    const rest = block.cloneNode(true)
    rest.querySelectorAll(TARGETS).forEach((each) => each.remove())
    return /\p{L}/u.test(rest.textContent)
  }
  // The target of a card's headline is the card.
  const box = (target) => {
    const covers = getComputedStyle(target, '::after').position === 'absolute'
    return (covers ? target.offsetParent : target).getBoundingClientRect()
  }
  return [...document.querySelectorAll(TARGETS)]
    .filter((target) => isShown(target) && !isEditors(target) && !inSentence(target))
    .map((target) => ({ target, width: box(target).width, height: box(target).height }))
    .filter(({ width, height }) => Math.min(width, height) < finger)
    .map(({ target, width, height }) =>
      `${width.toFixed()} × ${height.toFixed()}: ${target.localName} "${target.textContent.trim()}"`)
}

async function touch(tab, page, width) {
  await tab.setViewport({ width, height: HEIGHT, isMobile: true, hasTouch: true })
  for (const each of await tab.evaluate(tooSmall, FINGER)) found('touch', page.name, each)
}

async function visit(browser, page) {
  const tab = await browser.newPage()
  try {
    await listen(tab, page)
    await tab.setViewport({ width: order.widths[0], height: HEIGHT })
    await tab.goto(page.url, { waitUntil: 'load', timeout: 60000 })
    await tab.evaluate(AXE)
    for (const width of order.widths) {
      await tab.setViewport({ width, height: HEIGHT })
      for (const value of SCHEMES) {
        await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
        await measure(tab, page, width, value)
      }
    }
    await touch(tab, page, order.widths[0])
  } finally {
    await tab.close()
  }
}

const waiting = [...order.pages]
const browser = await launched(puppeteer, order.chromium)
try {
  await Promise.all(Array.from({ length: TABS }, async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) await visit(browser, page)
  }))
} finally {
  await browser.close()
}
process.stdout.write(JSON.stringify({ findings: [...findings.values()], views }))
