extension ChineseStarter {
  /// `charter.yaml`.
  static let projectFile = StarterFile(
    path: "charter.yaml",
    text: #"""
      # 在这个文件夹里运行 charter 时，不写 --policies 和 --registry，就用这里写的。
      政策: [词汇.charter, 外出活动办法.charter]
      登记: 登记
      提案: 申请.yaml

      """#)
}
