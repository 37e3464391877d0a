// What a phone loads of a page's photos while its reader reads to the end; Python drives it
// (validation/speed.py).
//
// In: {"chromium", "url", "width", "dots"}. Out: {"photos", "bytes"}.
import { readFileSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import { launched } from './chromium.mjs'

const HEIGHT = 740
const { chromium, url, width, dots } = JSON.parse(readFileSync(0, 'utf8'))
const browser = await launched(puppeteer, chromium)
try {
  const tab = await browser.newPage()
  const session = await tab.createCDPSession()
  await session.send('Network.enable')
  const images = new Map()
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Image' && images.set(requestId, 0))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (images.has(requestId)) images.set(requestId, encodedDataLength)
  })
  await tab.setViewport({ width, height: HEIGHT, deviceScaleFactor: dots, isMobile: true, hasTouch: true })
  await tab.goto(url, { waitUntil: 'networkidle0' })
  const high = await tab.evaluate(() => document.documentElement.scrollHeight)
  for (let at = 0; at < high; at += HEIGHT) {
    await tab.evaluate((top) => window.scrollTo(0, top), at)
    await tab.waitForNetworkIdle({ idleTime: 100 })
  }
  const sizes = [...images.values()]
  process.stdout.write(JSON.stringify({ photos: sizes.length, bytes: sizes.reduce((sum, each) => sum + each, 0) }))
} finally {
  await browser.close()
}
