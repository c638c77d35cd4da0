extension ChineseStarter {
  /// `登记/学校.csv`.
  static let schools = StarterFile(
    path: "登记/学校.csv",
    table: #"""
      编号,校名,县区,位置,学生数,上次活动
      yi,东县第一小学,dong,城区,1260,2024-10-18
      shan,山口小学,dong,乡村,99,
      shi,西县实验小学,xi,城区,900,2023-12-31
      he,河湾小学,xi,乡村,100,
      lin,林场小学,xi,乡村,410,2024-09-20

      """#)
}
