/** Words of the city's stage on the wall, in Korean. */
export const stageKo = {
  label: '도시 단계',
  proposed: '{{level}}단계 제안',
  asProposed: '{{level}}단계 시행',
  inForce: '시행 {{level}}단계',
  unconfirmed: '시행 {{level}}단계, 확정 전',
  cannotJudge: '판단 불가',
};

/** The same in English. */
export const stageEn = {
  label: 'City stage',
  proposed: 'Stage {{level}} proposed',
  asProposed: 'Stage {{level}} in force',
  inForce: 'in force: {{level}}',
  unconfirmed: 'in force: {{level}}, not confirmed',
  cannotJudge: 'Cannot be judged',
} satisfies typeof stageKo;
