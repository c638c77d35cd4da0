extension ChineseStarter {
  /// `README.md`.
  static let readMe = StarterFile(
    path: "README.md",
    text: #"""
      # 从这里开始

      这是一个可以运行的小例子：一份《学校外出活动管理办法》，按条款逐条编成规则，附登记、申请和测试。
      改写其中的文件，就成为您自己的政策。

      | 文件 | 内容 |
      |---|---|
      | `词汇.charter` | 规则谈论的事物：单位、枚举、实体、行动 |
      | `外出活动办法.charter` | 政策本身，一条一条对应原文 |
      | `登记/` | 现在的情况：`县区.yaml`，和可用表格软件打开的 `学校.csv` |
      | `申请.yaml` | 要办的事 |
      | `测试/` | 每件事应得的结论 |
      | `charter.yaml` | 政策和登记在哪里 |

      在这个文件夹里运行：

      ```sh
      charter validate                      # 检查政策：名称、类型、单位、表和例外
      charter test --coverage               # 运行测试，列出没有测到的地方
      charter check 申请.yaml               # 判断每件申请，并说明理由
      charter explain 申请.yaml             # 完整的依据
      charter audit --as-of 2025-01-01      # 核查配额
      charter subsidy --as-of 2025-01-01    # 核算补贴
      charter trace                         # 逐条列出：编成了哪些规则，测试了没有
      charter eval "人数上限" "count(校 in 学校)"
      ```

      让 VS Code（装上 YAML 扩展）在编写登记和申请时补全名称、当场标出错误：

      ```sh
      charter schema --for registry > 登记.schema.json
      charter schema --for proposals > 申请.schema.json
      charter schema --for tests > 测试.schema.json
      ```

      然后在文件第一行写 `# yaml-language-server: $schema=../登记.schema.json`。政策改了，重新输出一次。

      """#)
}
