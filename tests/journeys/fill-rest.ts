import { demoCitizens } from '#foundation/identity'
import type { Walker } from './walker.ts'

/** Types what is still empty and chooses the first of what is not chosen. */
export async function fillRest(walker: Walker): Promise<void> {
  const { page } = walker
  for (const name of new Set(
    await page.$$eval('main form input[type=radio]', (radios) => radios.map((radio) => (radio as HTMLInputElement).name)),
  ))
    if (!(await page.$(`input[type=radio][name="${name}"]:checked`)))
      await page.check(`input[type=radio][name="${name}"] >> nth=0`)
  for (const list of await page.$$('main form select'))
    if ((await list.inputValue()) === '') await list.selectOption({ index: 1 })
  for (const box of await page.$$('main form input.input:not([readonly]):not([type=file]), main form textarea.input')) {
    const name = (await box.getAttribute('name')) ?? ''
    if ((await box.inputValue()) !== '' || /email|^pages\./i.test(name)) continue
    await box.fill(
      /\.(day|month)$/.test(name)
        ? '5'
        : /\.year$/.test(name)
          ? '2019'
          : /phone/.test(name)
            ? '0912345678'
            : /idNumber/.test(name)
              ? demoCitizens[5]!.idNumber
              : 'Thôn Đông',
    )
  }
  for (const box of await page.$$('main form input[type=checkbox]:not(:checked)')) await box.check()
}
