import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { demoKith, synthesiseKith } from './synthesised-kith.ts';

describe('the stack', () => {
  it('has no finding of cdk-nag', async () => {
    const { app } = await demoKith();
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  it('would fail with one careless bucket', async () => {
    const { app, stack } = await synthesiseKith({});
    new Bucket(stack, 'Careless');
    const rules = new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
    expect(rules).toEqual(expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']));
  });

  it('explains each exception in a sentence', async () => {
    const { app } = await demoKith();
    const reasons = app.node
      .findAll()
      .flatMap((construct) => construct.node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{40,}\.$/);
  });

  it('passes the rules of CloudFormation itself', async () => {
    // Throws when there is a finding, since cdk.json turns findings into errors.
    await expect(synthesiseKith({ builtinCloudFormationValidation: true })).resolves.toBeDefined();
  });
});
