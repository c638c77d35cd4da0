extension ChineseStarter {
  /// `登记/县区.yaml`.
  static let districts = StarterFile(
    path: "登记/县区.yaml",
    text: #"""
      # 登记：现在的情况。每条记录有一个编号，其他记录用编号引用它。
      县区:
        - {编号: dong, 名称: 东县}
        - {编号: xi, 名称: 西县}

      """#)
}
