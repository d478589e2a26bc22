/** The fields of an HTML form as sent: texts and files apart, each name with all its values. */
export interface Form {
  /** First value of a name, or undefined. */
  get(name: string): string | undefined
  all(name: string): string[]
  file(name: string): File | undefined
  files(name: string): File[]
  /** Texts by name, the first value of each; what most schemas parse. */
  values(): Record<string, string>
  /** Every text as sent, repeats included. */
  entries(): [string, string][]
}

/** Texts are NFC, without NUL and with line ends \n, as the database keeps them; `_token` and file parts without a file are left out. */
export function formOf(data: FormData): Form {
  const texts: [string, string][] = []
  const files: [string, File][] = []
  for (const [name, value] of data) {
    if (typeof value !== 'string') {
      if (value.size > 0 || value.name) files.push([name, value])
    } else if (name !== '_token') texts.push([name, value.replaceAll('\0', '').normalize('NFC').replace(/\r\n?/g, '\n')])
  }
  return {
    get: (name) => texts.find(([n]) => n === name)?.[1],
    all: (name) => texts.filter(([n]) => n === name).map(([, value]) => value),
    file: (name) => files.find(([n]) => n === name)?.[1],
    files: (name) => files.filter(([n]) => n === name).map(([, file]) => file),
    values: () => Object.fromEntries([...texts].reverse()),
    entries: () => texts,
  }
}

/** Reads a form body; throws when it cannot be read as its content type says. */
export async function parseForm(body: Uint8Array, contentType: string): Promise<FormData> {
  return new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } }).formData()
}
