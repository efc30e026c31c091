import {SaxesParser} from 'saxes';

/** An element of a small document: its text, and the elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** The root of a document; undefined where it is none. */
export function parseXml(text: string): XmlElement | undefined {
  const top: Building = {name: '', text: '', children: []};
  const open = [top];
  const last = (): Building => open.at(-1) as Building;
  const parser = new SaxesParser();
  let isBroken = false;
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', ({name}) => {
    const element: Building = {name, text: '', children: []};
    last().children.push(element);
    open.push(element);
  });
  parser.on('text', (piece) => {
    last().text += piece;
  });
  parser.on('closetag', () => {
    if (open.length > 1) open.pop();
  });
  parser.write(text).close();
  return isBroken ? undefined : top.children[0];
}

interface Building {
  name: string;
  text: string;
  children: Building[];
}

/** The text of the first element of a name in another one; undefined where there is none. */
export function textIn(element: XmlElement | undefined, name: string): string | undefined {
  return element?.children.find((child) => child.name === name)?.text;
}

/** The elements of a name in another one. */
export function elementsIn(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** A text as it stands in a document. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
