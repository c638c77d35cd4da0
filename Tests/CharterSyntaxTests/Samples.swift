/// Texts that use every construct; all of them are free of mistakes.
enum Samples {
  static let all: [String] = [
    clauseInEnglish, clauseInChinese, vocabulary, policy, norms, stateNorms, subsidies, fullWidth,
  ]

  static let clauseInEnglish = """
    clause "二(二)3" "Member exit" {
      exit member_exit for leave_group {
        any of {
          ground good_standing: school.quality >= excellent and school.reputation >= high
          ground agreement_expired: agreement is present and agreement.expires_on <= today
          ground titled: school.is_high_quality
        }
        require core_consents and member_consents
          otherwise "Both sides must agree to the exit."
      }
    }
    """

  static let clauseInChinese = """
    条款 "二(二)3" "成员校退出" {
      退出 成员校退出条件 适用 成员校退出 {
        任一 {
          事由 办学质量优: 学校.办学质量 >= 优 且 学校.社会声誉 >= 高
          事由 协议到期: 协议 存在 且 协议.到期日 <= 今日
          事由 高品质学校: 学校.是高品质学校
        }
        要求 核心校同意 且 成员校同意
          否则 "退出须经双方协商一致。"
      }
    }
    """

  static let vocabulary = """
    vocabulary group_schooling 集团化办学 { uses basics }

    unit 人 person
    unit 平方米 square_metre

    enum Stage 学段 { kindergarten 幼儿园, primary 小学, junior 初中 }
    ordered enum Rating 等级 {
      poor 差
      fair 合格
    }

    entity School 学校 {
      name 校名: text
      students 学生数: integer in 人   // a comment
      per_head: number in 元/人
      group 所属集团: Group? = none
      tags: set of Tag = {}
      teachers 教师: set of Teacher inverse of school
      place = district.code
    }

    action admit_member 成员校纳新 {
      group 集团: Group, school 学校: School
      place = group.district.code
      effect school.group = group
      effect create Agreement { signed_on = today, school: school }
      effect remove agreement
      effect for each x in school.teachers where x.rotates {
        x.school = group.core
        remove x.post
      }
    }
    """

  static let policy = """
    policy nanchang_group_schooling 南昌集团化办学 {
      title zh "实施意见" en "Opinions"
      number "洪教义教字〔2021〕5号"
      issuer "南昌市教育局"
      jurisdiction "360100"
      force guidance
      in force illustrative from 2021-03-01 until 2024年8月31日
      uses group_schooling, basics
    }
    clause "一" "总体" not encoded because "a preamble"
    clause "二" "参数" {
      not encoded "the 1+1+N pattern" because "no test of it"
      delegable parameter share: number { from 2014-09-01: 10%  from 2021-03-01: unset }
      reading "heads, not posts" illustrative parameter 名额 quota_of(kind: Kind): integer = 3
      parameter by_area(area: Area): money = table {
        area => amount
        remote, town => 800元
        otherwise => unset
      }
      set national_rotation.share(small) = 15%
      define per_head 生均(s: School): number in 元/人 = if s.students > 0人 then s.cost / s.students else 0元/人
      table base_allowance 基础补贴 (area: Area, years: integer): money {
        area          | years    => amount
        remote        | >= 10    => 800元
        remote        | < 10     => 600元
        town, suburb  | any      => 400元
        urban         | 10..19   => 1元
        urban         | 10..<20  => 0元
      }
    }
    """

  static let norms = """
    clause "三" {
      delegable admission core_applies 核心校申请 for admit_member, merge {
        when group.core is present
        require applicant: applicant = group.core otherwise zh "须由核心校申请。" en "Core schools apply."
        forbid poor: school.quality in {poor, fair} or school.age not in 3..10
        forbid
        advise school.students <= 5700人
        at least 6 of {
          ground a: school.x
          ground b 乙: school.y otherwise "no y"
        } otherwise "six at least"
        duty notice: "Tell {group.name} by {today + 30日}" by applicant or group to district within 30日 of today
        procedure {
          step application by applicant, step approval 审批 by district and city after application within 30日
          step notice to school not before 7日 otherwise "late"
        } otherwise "incomplete"
      }
      exception small_groups 小集团 to core_applies when count(s in group.schools where s.open) < 3 {
        require every s in group.schools where s.open satisfies some t in s.teachers satisfies t.rotates
        require cv(s in group.schools: s.books / s.pupils weighted by s.pupils) <= 0.30
        require match group.kind { tight, loose => 1, otherwise => -2 } rounded half even to 1 != 0
        require not a implies (b or c) implies d
      }
    }
    """

  static let stateNorms = """
    rule mechanism 机制 for each d in District, t in Term where within(d.code, "360100") by 2021-12-31 enforced on a {
      require d.since is none or d.since <= 2021-12-31
    }
    quota backbone_rotation 骨干轮岗 for each g in Group by 2022-12-31 {
      of t in g.teachers where t.eligible and t.is_backbone
      count t where t.rotated_in = school_year(today)
      at least 20% rounded up
      enforced on leave_group, rotate_teacher
    }
    quota middle {
      of t in Teacher
      count t where t.x
      between 10% and 15%
      at most 8
    }
    """

  static let subsidies = """
    subsidy rural_teacher 乡村教师补贴 for each t in Teacher where t.school.area != urban {
      line base 基础 = base_allowance(t.school.area, t.years)
      line rotation 交流 = 300元 + t.km * 0.80元 * 22 when t.is_rotating
      amount = (base + rotation) * rank_factor(t.rank)
      at most 3000元
      rounded half up to 0.01元
      payer t.school.district or city   payee t
      within budget rural_budget
    }
    subsidy collaboration_fund 专项基金 for each b in Alliance shared among s in b.schools {
      fund annual_fund(b)
      line base 基数 { pool annual_fund(b) * 60%  in proportion to s.students }
      line weak 薄弱 { pool rest  in proportion to s.students when s.is_weak }
      rounded to 1元 by largest remainder
    }
    subsidy x shared among s in School { pool fund_x  in proportion to s.weight  rounded to 1元 by largest remainder }
    """

  static let fullWidth = """
    政策 甲 ｛ 标题 “关于”；　效力 指导 ｝
    条款 “一” “二” ｛
      规则 乙 适用 丙、丁 ｛　／／ 说明
        要求 （学校。学生数 ＞＝ １００人 且 学校.比例 ≤ ８０％）。
        要求 学校。等级 ≠ 差 或 ３ × ４ ÷ ２ － １ ＝＝ 五
        要求 日期 属于 ２０２１年４月２０日．．２０２１－０５－０１；
      ｝
    ｝
    """
}
