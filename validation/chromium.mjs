// Starts Chromium, headless and without the services of its maker.

// Without these it asks hosts of its maker at each start.
export const FLAGS = [
  '--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]
// Chromium's sandbox needs a user that is not root.
if (process.getuid?.() === 0) FLAGS.push('--no-sandbox')
const ATTEMPTS = 3

export async function launched(puppeteer, executablePath) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await puppeteer.launch({ executablePath, args: FLAGS, timeout: 60000 })
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}
