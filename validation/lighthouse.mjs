// Runs Lighthouse, as a phone, over pages; Python drives it (validation/speed.py).
//
// In: {"chromium", "slowdown": how many times slower a phone is, "pages": [{"name", "url"}]}.
// Out: [{"page", "scores": {category: 0 to 100}, "lcp": milliseconds, "lost": [audit], "benchmark":
// how fast the machine was meanwhile}].
import { readFileSync } from 'node:fs'
import lighthouse from 'lighthouse'
import * as constants from 'lighthouse/core/config/constants.js'
import puppeteer from 'puppeteer-core'
import { launched } from './chromium.mjs'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

// The audits that keep a category from 100.
function lost(report, category) {
  return report.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${category}: ${id} (${report.audits[id].displayValue ?? report.audits[id].title})`)
}

async function measured(browser, page, cpuSlowdownMultiplier) {
  const port = Number(new URL(browser.wsEndpoint()).port)
  const throttling = { ...constants.throttling.mobileSlow4G, cpuSlowdownMultiplier }
  const { lhr } = await lighthouse(page.url, { port, logLevel: 'error', onlyCategories: CATEGORIES, throttling })
  if (lhr.runtimeError) throw new Error(`${page.url}: ${lhr.runtimeError.message}`)
  return {
    page: page.name,
    scores: Object.fromEntries(CATEGORIES.map((each) => [each, Math.round(lhr.categories[each].score * 100)])),
    lcp: Math.round(lhr.audits['largest-contentful-paint'].numericValue),
    lost: CATEGORIES.flatMap((each) => lost(lhr, each)),
    benchmark: lhr.environment.benchmarkIndex,
  }
}

const order = JSON.parse(readFileSync(0, 'utf8'))
const answers = []
for (const page of order.pages) {
  // A browser for each page: what one has left in memory slows the next.
  const browser = await launched(puppeteer, order.chromium)
  try {
    answers.push(await measured(browser, page, order.slowdown))
  } finally {
    await browser.close()
  }
}
process.stdout.write(JSON.stringify(answers))
