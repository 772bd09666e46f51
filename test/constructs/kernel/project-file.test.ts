import { readProjectFile } from '#constructs/kernel/project-file';

describe('a file of the project', () => {
  it('is read by its path from the folder that holds package.json', () => {
    expect(readProjectFile('package.json')).toContain('"name": "sevenfold"');
  });

  it('is undefined where there is none, or a folder', () => {
    expect(readProjectFile('schemas/none.cql')).toBeUndefined();
    expect(readProjectFile('constructs')).toBeUndefined();
  });
});
