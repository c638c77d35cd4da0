internal import CharterDiagnostics
internal import CharterValues

/// A key of a layout that says what it is for, to somebody who writes a file.
protocol DescribedKey: LayoutKey {
  var purpose: Words { get }
}

extension FileKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .proposals: Words(zh: "要办的事项，按日期先后", en: "what is proposed, in order of date")
    case .registry: Words(zh: "这份文件自带的登记，补充或替换已有记录", en: "records that this file adds or replaces")
    case .parameters: Words(zh: "本文件试用的参数值", en: "values of parameters to try in this file")
    case .name: Words(zh: "文件的名称", en: "what the file is called")
    case .audits: Words(zh: "对配额和登记规则的测试", en: "tests of quotas and of rules on the registry")
    case .subsidies: Words(zh: "对补贴的测试", en: "tests of subsidies")
    }
  }
}

extension ProposalKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .action: Words(zh: "要办的行动", en: "what is to be done")
    case .date: Words(zh: "按哪一天办理", en: "the day of the decision")
    case .steps: Words(zh: "已经办过的步骤", en: "the steps done")
    case .id: Words(zh: "新建记录的编号", en: "the id of the record that the action creates")
    case .parameters: Words(zh: "只在这一件里试用的参数值", en: "values of parameters to try here alone")
    case .expect: Words(zh: "测试：应得出什么", en: "a test: what should come of it")
    case .title, .name: Words(zh: "这一件的名称", en: "a name for people")
    case .arguments:
      Words(zh: "与上面各项重名的参数", en: "parameters that are called like one of these keys")
    }
  }
}

extension StepKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .on: Words(zh: "办理的日期", en: "the day")
    case .by: Words(zh: "由谁办理，可以是几个", en: "who took it; several are a list")
    }
  }
}

extension ExpectationKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .verdict: Words(zh: "结论", en: "the verdict")
    case .violated: Words(zh: "不符合的规则或条款标签，要写全", en: "norms or labels that are broken, all of them")
    case .deviations: Words(zh: "偏离的描述性规则", en: "norms of descriptive policies departed from")
    case .missing: Words(zh: "缺少的事实、步骤、参数", en: "facts, steps and parameters that are missing")
    case .duties: Words(zh: "产生的义务", en: "duties that arise")
    case .grounds: Words(zh: "成立的事由", en: "grounds that hold")
    case .advised: Words(zh: "没有照办的建议", en: "advice that is not followed")
    case .quotas: Words(zh: "因此违反的配额", en: "enforced quotas that it breaks")
    case .rules: Words(zh: "因此违反的登记规则", en: "enforced rules on the registry that it breaks")
    case .subsidies: Words(zh: "办理之后的补贴", en: "subsidies after the action")
    }
  }
}

extension AuditKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .norm: Words(zh: "配额或登记规则", en: "a quota, or a rule on the registry")
    case .title, .name: Words(zh: "测试的名称", en: "a name for people")
    case .date: Words(zh: "按哪一天核查", en: "the day")
    case .parameters: Words(zh: "试用的参数值", en: "values of parameters to try")
    case .expect: Words(zh: "各对象应得的结果", en: "what should come of each subject")
    }
  }
}

extension SubsidyTestKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .subsidy: Words(zh: "补贴", en: "a subsidy")
    case .title, .name: Words(zh: "测试的名称", en: "a name for people")
    case .date: Words(zh: "按哪一天计算", en: "the day")
    case .parameters: Words(zh: "试用的参数值", en: "values of parameters to try")
    case .expect: Words(zh: "各对象应得的金额", en: "what each subject should get")
    case .total: Words(zh: "已知各笔的合计", en: "what all known payments come to")
    case .budget: Words(zh: "是否超出预算", en: "how they stand to the budget")
    }
  }
}

extension AuditExpectationKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .outcome: Words(zh: "结果", en: "the outcome")
    case .population: Words(zh: "总体人数（个数）", en: "the heads of the population")
    case .counted: Words(zh: "计入的人数（个数）", en: "the heads that count")
    case .share: Words(zh: "比例", en: "the share")
    case .shortfall: Words(zh: "缺多少", en: "the heads that are lacking")
    case .headroom: Words(zh: "余多少", en: "the heads to spare")
    case .missing: Words(zh: "缺少的事实、参数", en: "facts and parameters that are missing")
    case .violated: Words(zh: "不符合的条款标签", en: "the statements that are broken")
    case .advised: Words(zh: "没有照办的建议", en: "advice that is not followed")
    }
  }
}

extension PaymentKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .amount: Words(zh: "金额", en: "what is paid")
    case .lines: Words(zh: "各分项的金额", en: "the amounts of its lines")
    case .payer: Words(zh: "谁付款", en: "who pays")
    case .payee: Words(zh: "谁收款", en: "who is paid")
    case .missing: Words(zh: "缺少的事实、参数", en: "facts and parameters that are missing")
    }
  }
}

extension SubjectKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .others: Words(zh: "没有写出的其他对象", en: "every other subject")
    }
  }
}

extension ProjectKey: DescribedKey {
  var purpose: Words {
    switch self {
    case .policies: Words(zh: "政策文件或文件夹", en: "files and folders of policies")
    case .registry: Words(zh: "登记文件或文件夹", en: "files and folders of records")
    case .proposals: Words(zh: "本单位的申请文件或文件夹", en: "files and folders of the office's cases")
    }
  }
}
