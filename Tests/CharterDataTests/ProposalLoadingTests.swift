import CharterData
import CharterDiagnostics
import CharterValues
import Testing

private let registry = """
  School: [{id: yucai}, {id: changnan}]
  Group: [{id: yucai-group, lead: yucai}, {id: yucai}]
  """

extension DataProbe {
  /// Each proposal as `admit_member 2021-04-20: school=yucai | application=(2021-04-01 yucai)`.
  fileprivate var proposals: [String] {
    (file?.proposals ?? []).map { proposal in
      let action = Sample.schema[proposal.action]
      let date = proposal.date.map { " \($0)" } ?? ""
      let steps = zip(action.steps, proposal.steps).compactMap { step, fact in
        fact.map {
          let parts = [$0.on, $0.by].map { $0.map { show($0.value) } ?? "?" }
          return " | \(step.name.canonical)=(\(parts.joined(separator: " ")))"
        }
      }
      return action.name.canonical + date + ":" + slots(proposal.arguments, action.parameters)
        + steps.joined()
    }
  }
}

@Suite("Proposal files are loaded")
struct ProposalLoadingTests {
  @Test func inEitherLanguage() {
    let english = """
      name: a case
      proposals:
        - action: admit_member
          date: 2021-04-20
          title: first
          group: yucai-group
          school: changnan
          agreement: {signed_on: 2021-04-18}
          arguments: {title: "甲"}
          steps:
            application: {on: 2021-04-01, by: yucai}
            approval: 2021-04-19
      """
    let chinese = """
      名称: a case
      提案:
        - 学校: changnan
          步骤:
            申请: {日期: 2021年4月1日, 由: yucai}
            审批: 2021年4月19日
          集团: yucai-group
          协议: {签订日期: 2021年4月18日}
          日期: 2021年4月20日
          名称: first
          参数值:
            标题: 甲
          行动: 成员校纳新
      """
    for text in [english, chinese] {
      let probe = DataProbe(proposals: text, on: registry)
      #expect(probe.findings == [])
      #expect(
        probe.proposals == [
          "admit_member 2021-04-20: group=yucai-group school=changnan"
            + " agreement={Agreement : signed_on=2021-04-18} note=none title=\"甲\""
            + " | application=(2021-04-01 yucai) | approval=(2021-04-19 ?)"
        ])
      #expect(probe.file?.proposals.first?.title == "first")
      #expect(probe.file?.proposals.first?.createdID == "admit_member-1")
      #expect(probe.file?.name == "a case")
      // The id stands for a school and for a group; the step names schools first.
      let actor = probe.file?.proposals.first?.steps[0]?.by?.value
      #expect(actor == probe.registry.record(Sample.school, id: "yucai").map(Value.record))
    }
  }

  @Test(
    "reads who did a step",
    arguments: [
      ("application: {by: yucai-group}", "application=(? yucai-group)"),
      ("application: {by: [yucai, changnan, yucai]}", "application=(? [yucai changnan])"),
      ("approval: {on: 2021-04-01, by: 区教体局}", "approval=(2021-04-01 \"区教体局\")"),
      ("notice: {by: anybody}", "notice=(? \"anybody\")"),
      ("notice: {}", "notice=(? ?)"),
      ("notice:", ""),
    ])
  func actors(_ step: String, _ shown: String) {
    let probe = DataProbe(
      proposals: "- action: admit_member\n  steps:\n    \(step)\n", on: registry)
    #expect(probe.findings == [])
    #expect(
      probe.proposals == ["admit_member: note=none" + (shown.isEmpty ? "" : " | \(shown)")])
  }

  @Test func laterProposalsSeeWhatEarlierOnesCreate() {
    let probe = DataProbe(
      proposals: """
        - {action: found_group, lead: yucai, as: 新集团}
        - {action: 成立集团, lead: changnan}
        - {action: admit_member, group: 新集团, agreement: 新集团-2, school: changnan}
        - {action: admit_member, group: found_group-2}
        """, on: registry)
    #expect(probe.findings == [])
    #expect(
      probe.proposals == [
        "found_group: lead=yucai", "found_group: lead=changnan",
        "admit_member: group=新集团 school=changnan agreement=新集团-2 note=none",
        "admit_member: group=found_group-2 note=none",
      ])
    #expect(
      probe.records.suffix(4) == [
        "+Group 新集团:", "+Agreement 新集团-2:", "+Group found_group-2:",
        "+Agreement found_group-2-2:",
      ])
    #expect(probe.registry.extents[Sample.agreement] == nil, "what is planned is in no extent yet")
  }

  @Test func anEarlierProposalDoesNotSeeLaterOnes() {
    let probe = DataProbe(
      proposals: """
        - {action: admit_member, group: 新集团}
        - {action: found_group, lead: yucai, as: 新集团}
        """, on: registry)
    #expect(probe.findings == ["E0808 新集团"])
  }

  @Test func theFilesOwnRecordsExtendAndReplace() {
    let probe = DataProbe(
      proposals: """
        提案: [{行动: admit_member, 学校: 新校}]
        登记:
          学校:
            - {编号: 新校, 伙伴: [yucai]}
            - {编号: yucai, 班次: 3}
          教师: []
        """, on: registry)
    #expect(probe.findings == [])
    #expect(
      probe.records == [
        "School yucai: group=none shifts=3", "School changnan: group=none shifts=1",
        "Group yucai-group: lead=yucai", "Group yucai:",
        "School 新校: group=none partners=[yucai] shifts=1",
      ])
    #expect(probe.registry.extents[Sample.teacher] == [])
    #expect(probe.registry.extents[Sample.school]?.count == 3)
  }

  @Test func expectations() throws {
    let probe = DataProbe(
      proposals: """
        - action: admit_member
          expect: {verdict: rejected, violated: [core.size], missing: [step:approval], duties: 无}
        - action: admit_member
          预期:
            结论: 待补
            违反: []
            偏离: [c]
            缺少:
              - 学校.学段
            事由:
            建议: [a, b]
            配额: []
            规则: []
            补贴:
        """, on: registry)
    #expect(probe.findings == [])
    let first = try #require(probe.file?.proposals[0].expectation)
    #expect(first.verdict == .rejected)
    #expect(first.violated?.map(\.name) == ["core.size"])
    #expect(first.missing?.map(\.name) == ["step:approval"])
    #expect(first.duties == [])
    #expect(first.grounds == nil)
    let second = try #require(probe.file?.proposals[1].expectation)
    #expect(second.verdict == .undetermined)
    #expect(second.violated == [])
    #expect(second.deviations?.map(\.name) == ["c"])
    #expect(first.deviations == nil)
    #expect(second.missing?.map(\.name) == ["学校.学段"])
    #expect(second.grounds == nil)
    #expect(second.advised?.map(\.name) == ["a", "b"])
  }

  @Test func overrides() {
    let probe = DataProbe(
      proposals: """
        参数: {city.share: 15%, 县规.比例: 0.2, limit: 1.2万人}
        提案: [{行动: admit_member}]
        """, on: registry)
    #expect(probe.findings == [])
    let shown = probe.file?.overrides.map { "\($0.parameter)=\(probe.show($0.value))" }
    #expect(shown == ["0=0.15", "1=0.2", "2=12000"])
  }

  /// Without knowing the norms there is nothing to read tests of them by.
  @Test func testsOfNormsNeedTheNorms() {
    let probe = DataProbe(proposals: "audits: [{quota: x}]\nsubsidies: {a: b}\n")
    #expect(probe.findings == [])
  }
}

@Suite("Each mistake in a proposal file has its code and its place")
struct ProposalDiagnosticTests {
  @Test(
    "one mistake, one diagnostic",
    arguments: [
      // E0904: nothing to decide
      ("", ["E0904 "]), ("# remark\n", ["E0904 "]), ("proposals: []", ["E0904 []"]),
      ("[]", ["E0904 []"]), ("name: x", ["E0904 "]), ("proposals:", ["E0904 "]),
      // E0901: no proposals
      ("hello", ["E0901 hello"]),
      ("proposals: hello", ["E0901 hello"]),
      ("proposals: {action: admit_member}", ["E0901 "]),
      ("action: admit_member\nschool: yucai", ["E0901 action"]),
      ("- hello", ["E0901 hello"]),
      ("- {school: yucai}", ["E0901 school"]),
      ("- {action: , school: yucai}", ["E0901 "]),
      ("- {action: [a]}", ["E0901 [a]"]),
      ("- {action: admit_menber, school: nobody}", ["E0901 admit_menber"]),
      ("- {action: admit_member, arguments: 5}", ["E0901 5"]),
      ("- {action: admit_member, steps: [a]}", ["E0901 [a]"]),
      // E0902: order
      (
        "- {action: admit_member, date: 2021-04-20}\n- {action: admit_member}\n"
          + "- {action: admit_member, date: 2021-04-19}\n",
        ["E0902 2021-04-19"]
      ),
      // The file's own keys
      ("proposal: [{action: admit_member}]", ["E0804 proposal"]),
      ("School: []\nproposals: [{action: admit_member}]", ["E0804 School"]),
      ("- {action: admit_member, action: b}", ["E0803 action"]),
      ("- {action: admit_member, 行动: b}", ["E0814 行动"]),
      ("- {action: admit_member, title: a, 名称: b}", ["E0814 名称"]),
      ("- {action: admit_member, date: soon}", ["E0806 soon"]),
      ("- {action: admit_member, date: null}", ["E0810 null"]),
      ("- {action: admit_member, as: [a]}", ["E0812 [a]"]),
      // Arguments
      ("- {action: admit_member, scool: yucai}", ["E0804 scool"]),
      ("- {action: admit_member, school: yucia}", ["E0808 yucia"]),
      ("- {action: admit_member, school: yucai, 学校: yucai}", ["E0814 学校"]),
      ("- {action: admit_member, school: yucai, arguments: {school: yucai}}", ["E0803 school"]),
      ("- {action: admit_member, school: null}", ["E0810 null"]),
      ("- {action: admit_member, agreement: {partner: x}}", ["E0808 x"]),
      // Steps
      ("- {action: admit_member, steps: {aproval: 2021-04-01}}", ["E0804 aproval"]),
      ("- {action: admit_member, steps: {approval: done}}", ["E0806 done"]),
      ("- {action: admit_member, steps: {approval: null}}", ["E0810 null"]),
      ("- {action: admit_member, steps: {approval: [2021-04-01]}}", ["E0812 [2021-04-01]"]),
      ("- {action: admit_member, steps: {approval: {at: 2021-04-01}}}", ["E0804 at"]),
      ("- {action: admit_member, steps: {application: {by: yucia}}}", ["E0808 yucia"]),
      ("- {action: admit_member, steps: {application: {by: {id: a}}}}", ["E0812 {id: a}"]),
      (
        "- {action: admit_member, steps: {申请: 2021-04-01, application: 2021-04-01}}",
        ["E0814 application"]
      ),
      // E0807: created records
      ("- {action: found_group, as: yucai}", ["E0807 yucai"]),
      ("- {action: found_group, as: a}\n- {action: found_group, as: a}", ["E0807 a", "E0807 a"]),
      // E0905: expectations
      ("- {action: admit_member, expect: permitted}", ["E0905 permitted"]),
      ("- {action: admit_member, expect: {verdict: permited}}", ["E0905 permited"]),
      ("- {action: admit_member, expect: {verdicts: permitted}}", ["E0905 verdicts"]),
      ("- {action: admit_member, expect: {missing: a}}", ["E0905 a"]),
      ("- {action: admit_member, expect: {missing: [[a]]}}", ["E0905 [a]"]),
      ("- {action: admit_member, expect: {missing: [], 缺少: []}}", ["E0814 缺少"]),
      // E0906: overrides
      ("parameters: {shares: 1}\nproposals: [{action: admit_member}]", ["E0906 shares"]),
      ("parameters: {share: 1}\nproposals: [{action: admit_member}]", ["E0906 share"]),
      ("parameters: {scale: 1}\nproposals: [{action: admit_member}]", ["E0906 scale"]),
      ("parameters: {limit: 1.5}\nproposals: [{action: admit_member}]", ["E0906 1.5"]),
      ("parameters: [a]\nproposals: [{action: admit_member}]", ["E0906 [a]"]),
      ("parameters: {limit: 1, 上限: 2}\nproposals: [{action: admit_member}]", ["E0814 上限"]),
      // The file's registry
      ("registry: []\nproposals: [{action: admit_member}]", ["E0812 "]),
      ("registry: {School: [{id: a}, {id: a}]}\nproposals: [{action: admit_member}]", ["E0807 a"]),
      (
        "registry: {School: [{id: a, partners: [b]}]}\nproposals: [{action: admit_member}]",
        ["E0808 b"]
      ),
      // YAML
      ("- {action: *a}", ["E0802 *a"]),
      ("- {action: admit_member", ["E0801 "]),
    ])
  func mistakes(_ text: String, _ findings: [String]) {
    let probe = DataProbe(proposals: text, on: registry)
    #expect(probe.findings == findings)
    for diagnostic in probe.diagnostics {
      #expect(diagnostic.message.zh.unicodeScalars.contains(where: Name.isHan))
    }
  }

  @Test(
    "offers what would be right",
    arguments: [
      ("- {action: admit_menber}", "admit_member"),
      ("- {action: admit_member, scool: yucai}", "school"),
      ("- {action: admit_member, steps: {aproval: 2021-04-01}}", "approval"),
      ("- {action: admit_member, steps: {application: {by: yucia}}}", "yucai"),
      ("- {action: admit_member, expect: {verdict: permited}}", "permitted"),
      ("- {action: admit_member, expect: {missing: a}}", "[a]"),
      ("parameters: {city.limits: 1}\nproposals: [{action: admit_member}]", "city.limit"),
      ("proposal: [{action: admit_member}]", "proposals"),
    ])
  func fixes(_ text: String, _ replacement: String) {
    let probe = DataProbe(proposals: text, on: registry)
    #expect(probe.diagnostics.map { $0.fixes.first?.edits.first?.replacement } == [replacement])
  }
}
