import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {addressText, asPrefix, isFileName, parseAddress} from '../../../src/engine/format/s3/address.js';
import {parseProfiles, wordsOfLine} from '../../../src/engine/format/s3/profile-file.js';
import {elementsIn, escapeXml, parseXml, textIn} from '../../../src/engine/format/s3/xml.js';

describe('an address', () => {
  it('names a bucket, a prefix and an object, and is told as it was given', () => {
    for (const [word, bucket, prefix, name] of [
      ['s3://memory/', 'memory', '', ''],
      ['s3://memory/a/b/', 'memory', 'a/b/', ''],
      ['s3://my.bucket-1/a/x y.liel', 'my.bucket-1', 'a/', 'x y.liel'],
    ] as const) {
      const found = parseAddress(word);
      assert.deepEqual(found, {bucket, prefix, name});
      assert.equal(found && addressText(found), word);
    }
    assert.deepEqual(parseAddress('s3://memory'), parseAddress('s3://memory/'));
    assert.deepEqual(asPrefix({bucket: 'b', prefix: 'a/', name: 'c'}), {bucket: 'b', prefix: 'a/c/', name: ''});
  });

  it('is none where it leads elsewhere, or could be read in two ways', () => {
    const wrong = [
      's3://',
      's3://B/',
      's3://a/',
      's3://a..b/',
      's3://bucket/../x/',
      's3://bucket/./x/',
      's3://bucket//x/',
    ];
    const odd = [
      's3://bucket/a b/',
      "s3://bucket/it's/",
      's3://bucket/a%2fb/',
      's3://bucket/x\n/',
      's3://bucket/..',
      '/s3://bucket/',
    ];
    for (const word of [...wrong, ...odd]) assert.equal(parseAddress(word), undefined, word);
  });

  it('has the name of a file at its end, and no other', () => {
    for (const name of ['', '.', '..', 'a/b', 'a\\b', 'a\0b', 'a\nb', 'a:b', 'a\u202eb', 'n'.repeat(300)]) {
      assert.equal(isFileName(name), false, JSON.stringify(name));
    }
    for (const name of ['a', '...', '.hidden', "it's 1+1.liel", 'ü.liel']) assert.equal(isFileName(name), true, name);
  });
});

describe('a file of profiles', () => {
  it('is read as the aws program reads it', () => {
    const text =
      '# mine\n[default]\r\nregion = eu-central-1\n[ profile work ]\nAWS_Access_Key_Id=a=b \ns3 =\n  addressing_style = path\n; no\nnonsense\n';
    const found = parseProfiles(`stray = 1\n${text}`);
    assert.deepEqual(
      [...found].map(([name, values]) => [name, Object.fromEntries(values)]),
      [
        ['default', {region: 'eu-central-1'}],
        ['profile work', {aws_access_key_id: 'a=b', s3: ''}],
      ],
    );
  });

  it('names a program and its words', () => {
    assert.deepEqual(wordsOfLine('"/opt/my tool" --for "a b"c  d'), ['/opt/my tool', '--for', 'a bc', 'd']);
    assert.deepEqual(wordsOfLine(`sh -c 'exec "$0" a' /opt/my\\ tool "a\\"b\\c"`), [
      'sh',
      '-c',
      'exec "$0" a',
      '/opt/my tool',
      'a"b\\c',
    ]);
    assert.deepEqual(wordsOfLine(''), []);
  });
});

describe('an answer in XML', () => {
  it('is taken apart, and is none where it is broken', () => {
    const root = parseXml('<?xml version="1.0"?><L xmlns="x"><K>a&amp;b</K><P><K>1</K></P><P/></L>');
    assert.equal(root?.name, 'L');
    assert.equal(textIn(root, 'K'), 'a&b');
    assert.equal(elementsIn(root, 'P').length, 2);
    for (const text of ['', '<a>', '<a></b>', '<a>&undefined;</a>', 'no', '<a/><b/>'])
      assert.equal(parseXml(text), undefined, text);
    assert.equal(textIn(parseXml(`<a><b>${escapeXml('"<&>"')}</b></a>`), 'b'), '"<&>"');
  });
});
