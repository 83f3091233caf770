// What npm compromise finds in a JSON Lines file of {"text": …}: one object a
// line, as readout extract prints one. Usage: node compromise.mjs FILE
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import nlp from 'compromise'

let out = []
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const doc = nlp(JSON.parse(line).text)
  out.push(JSON.stringify({
    people: doc.people().json(),
    places: doc.places().json(),
    organizations: doc.organizations().json(),
    quotations: doc.quotations().json(),
    pronouns: doc.pronouns().refersTo().json(),
  }))
  if (out.length === 64) {
    process.stdout.write(out.join('\n') + '\n')
    out = []
  }
}
process.stdout.write(out.join('\n') + '\n')
