/// Pages of the family E08 about tables: registries in CSV.
enum E08TableText {
  // E0815
  static var tableSyntax: Explanation {
    Explanation(
      Words("表格读不下去", "This table cannot be read on"),
      Words(
        """
        CSV 表格里，带有逗号、引号或换行的文字要整格放在一对半角引号里，其中的引号写两个。引号没有\
        结束，或结束之后还有文字时，后面各格从哪里开始就不清楚了。文件的编码是 UTF-8 或 GB18030；\
        都不是时，请在表格软件里另存为“CSV UTF-8”。
        """,
        """
        In a CSV table a text with commas, quotation marks or line breaks stands between two \
        quotation marks, and those within it are written twice. Where one is never closed, or \
        text follows the closing one, nobody can tell where the next cells begin. The file is \
        UTF-8 or GB18030; if it is neither, save it as “CSV UTF-8” from the spreadsheet program.
        """),
      wrong: Words("yucai,\"育才学校", "yucai,\"Yucai School"),
      right: Words("yucai,\"育才学校\"", "yucai,\"Yucai School\""))
  }

  // E0816
  static var rowLength: Explanation {
    Explanation(
      Words("这一行的格数与表头不符", "This row does not fit the header"),
      Words(
        """
        每一行的格数应与表头的列数相同，值才各归其列。不知道的值留空，分隔符照写；文字里有分隔符\
        的，整格加上引号。表头为空的列里不能有值。
        """,
        """
        Each row has as many cells as the header has columns, so that every value stands under \
        its name. A value that is not known leaves its cell empty, with the separators around \
        it; a text that holds a separator needs quotation marks. Nothing stands under an empty \
        cell of the header.
        """),
      wrong: Words(
        """
        编号,校名,学生数
        yucai,1260
        """,
        """
        id,name,students
        yucai,1260
        """),
      right: Words(
        """
        编号,校名,学生数
        yucai,,1260
        """,
        """
        id,name,students
        yucai,,1260
        """))
  }

  // E0817
  static var tableHeader: Explanation {
    Explanation(
      Words("表格没有表头", "This table has no header"),
      Words(
        """
        表格的第一行是表头，写各列的名称：“编号”（id）和实体的各项，用词汇里的任一种名称。标题、\
        单位、填表说明等不要写在表头之前。各列用半角逗号、分号或制表符隔开。
        """,
        """
        The first row of a table is its header and names the columns: `id` and attributes of the \
        entity, by either of their names. No title or note stands before it. Columns are \
        separated by commas, semicolons or tabs.
        """),
      wrong: Words(
        """
        学校登记表
        编号,校名
        """,
        """
        Schools of the district
        id,name
        """),
      right: Words("编号,校名", "id,name"))
  }

  // E0818
  static var spreadsheetDamage: Explanation {
    Explanation(
      Words("表格软件没有存下这个值", "A spreadsheet program has lost this value"),
      Words(
        """
        “#REF!”“#N/A”是公式出错的标记，“1.2E+17”丢了长数字的末几位，“=…”是公式，“#####”是列太\
        窄。真正的值已不在文件里，不能猜。请在表格软件里改正；编号、证件号这样的长数字，先把列设为\
        “文本”格式再填写。
        """,
        """
        `#REF!` and `#N/A` mark a formula that failed, `1.2E+17` has lost the last digits of a \
        long number, `=…` is a formula, `#####` a column too narrow. The value itself is not in \
        the file, and is not guessed. Correct it in the spreadsheet program; give columns of \
        long numbers the format “text” before entering them.
        """),
      wrong: Words("3.60102E+17,育才学校", "3.60102E+17,Yucai School"),
      right: Words("360102199001011234,育才学校", "360102199001011234,Yucai School"))
  }

  // E0819
  static var notARecord: Explanation {
    Explanation(
      Words("这一行不是记录", "This row is no record"),
      Words(
        """
        表头之下每一行是一条记录。合计行、注和说明会被当成一条记录，参加计数和求和，所以不能留在表格\
        里；表头也只写一次。只有编号、其余各格都空着的一行，多半也是这样的行。确实只知道编号的记录，\
        写在 YAML 文件里。
        """,
        """
        Each row below the header is one record. A sum, a note or a remark would be counted and \
        added up like one, so it cannot stay in the table; nor is the header repeated. A row with \
        an id and nothing else is mostly such a row too. A record of which only the id is known \
        stands in a YAML file.
        """),
      wrong: Words(
        """
        编号,校名,学生数
        yucai,育才学校,1260
        合计,,1260
        """,
        """
        id,name,students
        yucai,Yucai School,1260
        Total,,1260
        """),
      right: Words(
        """
        编号,校名,学生数
        yucai,育才学校,1260
        """,
        """
        id,name,students
        yucai,Yucai School,1260
        """))
  }
}
