"""Ways to fill a human section with what no reader sees, or nobody wrote, by family.

In a form, «T» stands for a text in one line, «L» for it in lines, «I» and «II» for its lines indented by four and eight,
«Q» and «QI» for lines of a quotation, «X» for its first sentence. Tests and `make bench-gate` share these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.wording import Language

_ELEMENTS = """script style template noscript title iframe canvas audio video select datalist textarea svg math dialog rp
option noframes noembed meter progress button object del s strike plaintext xmp"""

HIDDEN: Mapping[str, tuple[str, ...]] = {
    "comments": (
        "<!-- «T» -->",
        "<!--\n«L»\n-->",
        "- <!-- «T» -->",
        "> <!-- «T» -->",
        "<? «T» ?>",
        "<?php\n«L»\n?>",
        "<!DOCTYPE «T»>",
        "<![CDATA[ «T» ]]>",
    ),
    "attributes": (
        '<span title="«T»"></span>',
        '<abbr title="«T»">x</abbr>',
        '<div data-note="«T»"></div>',
        '<input value="«T»">',
        '<input placeholder="«T»">',
        "<div «T»></div>",
        '<span title=">">«T»</span>',
    ),
    "images and links": (
        "![«T»](a.png)",
        '<img src="a.png" alt="«T»">',
        "![a [b] «T»](a.png)",
        '![a](a.png "«T»")',
        "![«T»][r]\n\n[r]: a.png",
        "[.] [«T»]\n\n[«T»]: http://x",
        "[.]\n[«T»]\n\n[«T»]: http://x",
        "[a [b] c][«T»]\n\n[«T»]: http://x",
        "[a [b] c] [«T»]\n\n[«T»]: http://x",
        "![x [y]] [«T»]\n\n[«T»]: a.png",
        "![«T»]\n\n[«T»]: a.png",
        '[.](a "«T»")',
        '[.](a "b) «T»")',
        "[.](http://x/\n«L»)",
        "[.](a(b(c(d) «T»)))",
        "[](http://x/ «T»)",
        "[![«T»](a.png)](b)",
    ),
    "formulas": (
        "$$\n\\phantom{\\text{«T»}}\n$$",
        "$$«T»$$",
        "\\(\\phantom{\\text{«T»}}\\)",
        "\\[\n\\color{white}{\\text{«T»}}\n\\]",
    ),
    "code": (
        "`«T»`",
        "\\``«T»`",
        "```\n«L»\n```",
        "> ```\n«Q»\n> ```",
        '```rust {a= ["1"]}\nx\n```\n\n«L»\n\n```rust {a= ["1"]}\nx\n```',
        "«I»",
        "- x\n\n«II»",
        "«QI»",
        "!!! note\n\n«II»",
        "---\n«I»",
        "[a]: http://b\n«I»",
        "x\n- x\n\n«I»",
        "- x\n\n<!-- -->\n\n«I»",
        "<hr>\n«I»",
        "<code>«T»</code>",
        "<pre>\n«L»\n</pre>",
    ),
    "moved elsewhere": (
        "*[A]: «T»",
        "*[A]:\n«T»",
        '[x]: http://x "«T»"',
        '[x]: http://x\n    "«T»"',
        "[«T»]: http://x",
        "[^1]: «T»",
        "[^1]:\n«I»",
        "[^1]: x\n«L»",
        "> [^1]: «T»",
        "- *[A]: «T»",
        '!!! note\n    [x]: http://x "«T»"',
    ),
    "headings": (
        "### «T»",
        "> ### «T»",
        "- ### «T»",
        "# «T»",
        "<h3>«T»</h3>",
        "### x {: «T» }",
    ),
    "elements that show nothing": (
        *(f"<{name}>«T»</{name}>" for name in _ELEMENTS.split()),
        "x <template/>«T»",
        "x <title/>«T»",
        "<details><summary>x</summary>«T»</details>",
        "<details markdown>\n<summary>x</summary>\n\n«T»\n\n</details>",
        "??? note\n«I»",
    ),
    "attributes that hide": (
        *(
            f"<span {attribute}>«T»</span>"
            for attribute in (
                "hidden",
                "HIDDEN",
                'hidden="until-found"',
                "popover",
                'style="display:none"',
                'style="dis&#112;lay:none"',
                'style="display:/**/none"',
                'style="display:no\\6e e"',
                'style="opacity:1e-3"',
                'style="opacity:calc(0)"',
                'style="font-size:1px"',
                'style="color:#fff"',
                'style="color:red;background:red"',
                'style="margin-left:-9999px"',
                'style="position:relative;left:-9999px"',
                'style="letter-spacing:-2em"',
                'style="zoom:.01"',
                'style="scale:0"',
                'style="filter:opacity(0)"',
                'style="clip-path:inset(100%)"',
                'style="height:0.1px;overflow:hidden"',
                'style="line-height:0;overflow:hidden"',
                'style="content:url(a.png)"',
                'style="--a:none;display:var(--a)"',
                'class="md-overlay"',
                'class="headerlink"',
                'class="sr-only"',
                'class="a" hidden class="b"',
            )
        ),
        "<span/hidden>«T»</span>",
        "<x:y hidden>«T»</x:y>",
        "x <span hidden>\n\n«T»",
        "<div hidden markdown>\n«L»\n</div>",
        "«T»\n{: hidden }",
        '«T»\n{: style="opacity:1e-3" }',
        "«X»\n{ «T» }",
        "*«T»*{: .md-overlay }",
        "*x*{ «T» }",
        "[«T»](x){ hidden }",
        "- «T»\n    {: hidden }",
        "| a | b |\n|---|---|\n| «T» { hidden } | x |",
        "!!! md-overlay\n«I»",
    ),
    "hidden from elsewhere": (
        "<style>p{display:none}</style>\n\n«T»",
        '<link rel="stylesheet" href="a.css">\n\n«T»',
        "<script>document.body.remove()</script>\n\n«T»",
        '<img src="a.png" onerror="document.body.remove()">\n\n«T»',
    ),
    "tables": (
        "| a |\n|---|\n| x | «T» |",
        "!!! note\n    | a | b |\n    |---|---|\n    | x | y | «T» |",
        "> | a | b |\n> |---|---|\n> | x | y | «T» |",
        "| | |\n|---|---|\n" + "| | |\n" * 20,
    ),
    "never expanded": (
        "{{ «T» }}",
        "{% «T» %}",
        '--8<-- "a.md"\n' * 20,
    ),
    "no text at all": (
        "",
        "&#12644;" * 100,
        "\u200b" * 200,
        "\u3164" * 200,
        "\u0301" * 200,
        "\ue042\ue043" * 100,
        "".join(map(chr, range(0xE020, 0xE07F))) * 2,
        "\U0001d159" * 100,
        "。、・…" * 60,
        "😀🎉👍✨" * 40,
        "<br>" * 90,
        "- [ ] \n" * 40,
    ),
    "padding": (
        "1234567890 " * 40,
        "①②③④⑤" * 30,
        "「」" * 90,
        "asdfghjkl qwertyuiop zxcvbnm " * 20,
        ":smile: :octicons-heart-24: " * 20,
        "a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G",
        "".join(map(chr, range(0x4E00, 0x4E96))),
        " ".join(f"w{number}" for number in range(60)),
        "«X» " * 20,
        "\n".join(f"{number}. «X»" for number in range(1, 20)),
    ),
}

# Seen, but nobody wrote it: by language.
EMPTY_WORDS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    "ja": {
        "mark alone": ("TODO", "TBD", "未記入", "後で書く", "執筆中", "（仮）", "加筆予定", "作成中です。", "【要追記】", "WIP", "あとで埋める。"),
        "slot": (
            "ここに体験を書く", "（ここにあなたの体験を書いてください）", "[ここに意見を入れる]", "【実体験をここに記入】", "〇〇〇〇〇〇", "※ここは後日追記します",
            "ここに本文が入ります。" * 8, "あなたの意見を書いてください。", "［体験談を挿入］", "{{体験}}", "＜ここに決めたことを記入＞",
        ),
        "filler text": (
            "ダミーテキストです。" * 10, "この文章はダミーです。文字の大きさ、量、字間、行間等を確認するために入れています。" * 2, "あああああああああああああああああああ" * 5,
            "テキストテキストテキストテキストテキスト" * 5, "いろはにほへとちりぬるを" * 8, "Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 6,
        ),
        "nothing to say": ("なし", "特になし。", "特にありません。", "省略", "同上", "-", "N/A", "上記の通りです。", "以上です。", "なし。" * 40),
        "one remark": ("とても良かったです。", "勉強になりました。", "使いやすいと思います。", "採用することにしました。", "いろいろと考えさせられました。"),
        "template questions": (
            "いつ、どこで、何を見ましたか。誰が何と言いましたか。いくつありましたか。そのとき、あなたはどう思いましたか。何に驚きましたか。",
            "何を選びましたか。何を選びませんでしたか。それはなぜですか。誰が責任を持ちますか。いつ見直しますか。やめる条件は何ですか。",
            "- どんな場面でしたか？\n- 何が大変でしたか？\n- 数字で言うとどれくらいですか？\n- 相手は何と言いましたか？\n- 何を学びましたか？",
        ),
        "instructions": (
            "このセクションでは、あなた自身の体験を具体的に書いてください。日時、場所、人物、数字を入れると読者に伝わりやすくなります。公開前にこの文は削除してください。",
            "著者の意見を200字程度で記述してください。理由を必ず添えてください。反対意見にも触れるとなお良いでしょう。客観的な説明ではなく、自分の考えを書いてください。",
        ),
        "chat left over": (
            "以下に、ご依頼いただいた「実体験」のセクションの文章を作成しました。必要に応じて、具体的な数字や固有名詞を差し替えてご利用ください。内容の調整が必要な場合は、お気軽にお知らせください。",
            "私はAI言語モデルであるため、個人的な体験はありません。しかし、一般的には多くの企業が業務の効率化に取り組んでおり、さまざまな成果を上げています。参考になれば幸いです。",
            "もちろんです！こちらが意思決定のセクションの例です。[会社名]は[日付]に[製品名]の導入を決定しました。担当者は[氏名]です。この決定により、業務の効率が大幅に向上しました。",
        ),
        "template with blanks": (
            "私は〇〇年〇月に〇〇という会社を訪れ、〇〇さんに話を聞きました。〇〇さんは「〇〇」と話してくれました。そのとき私は〇〇だと感じ、〇〇することの大切さを学びました。",
            "[日付]に[場所]を訪れ、[人名]さんに会いました。そこで見たのは[具体的な様子]でした。[人名]さんは「[発言]」と言い、わたしは[気持ち]と感じました。とても印象に残っています。",
            "私は___に行き、___を見ました。___さんは「___」と言いました。私は___だと思いました。だから___することに決めました。理由は___だからです。___もします。",
        ),
        "numbered copies": tuple("\n".join(f"{number}{mark}とても参考になる取材でした。" for number in range(1, 20)) for mark in (". ", "回目、", "：")),
        "about the section": (
            "ここに、あなたが実際に現場で見聞きしたことを書いてください（200字程度）。写真があれば添えてください。数字や固有名詞を入れると説得力が増します。",
            "体験談は現在準備中です。担当者が戻り次第、詳しい内容を掲載いたします。公開まで今しばらくお待ちくださいますよう、よろしくお願い申し上げます。更新は来週を予定しています。",
            "この節は人間が書く必要があります。AIは書かないでください。現場で見たこと、聞いたこと、感じたことを、具体的な数字や名前を入れて、書き手自身の言葉で書いてください。",
            "（編集部注：この部分は後日、担当者が加筆します。現時点では原稿が届いていません。届き次第差し替えますので、レイアウトだけ確認してください。写真は二枚入る予定です。）",
            "原稿未着。締め切りは金曜日。山田さんに催促済み。届いたらここに流し込む。見出しは仮。リード文も仮。校正は田中さんに依頼する予定。図版は三点。サイズは要確認。キャプションも要確認。",
            "本日は晴天なり。ただいまマイクのテスト中です。テストです。これはテスト用の文章です。表示の確認のために入れています。本番では差し替えてください。文字数を稼いでいます。どうぞよろしくお願いします。",
            "書くことがないので文字数を埋めています。あと何文字必要でしょうか。まだ足りないようです。もう少し書きます。もうすぐ八十文字になるはずです。これでどうでしょうか。たぶん足りました。",
        ),
        "list of keywords": ("体験、実体験、経験、現場、取材、インタビュー、感想、気づき、学び、発見、驚き、苦労、工夫、改善、成果、数字、写真、言葉、名前、場所、時間、季節、天気、匂い、音、手ざわり、温度、色、光、道、家、扉",),
        "shuffled words": ("検品 棚 番号 倉庫 改善 効率 作業 時間 短縮 導入 効果 確認 管理 在庫 入荷 出荷 担当 現場 課題 解決 方法 手順 記録 分析 評価 結果 成果 目標 計画 実施",),
        "list of links": ("\n".join(f"- [関連記事その{number}](https://example.com/{number})" for number in range(1, 15)),),
        "list of tags": (" ".join(f"#タグ{number}" for number in range(40)), "#倉庫 #検品 #改善 #効率化 #DX #業務改善 #体験談 #現場 #物流 #在庫管理 #生産性 #働き方 #AI #自動化 #中小企業 #事例 #取材 #記事",),
    },
    "en": {
        "mark alone": ("TODO", "TBD", "to be written", "coming soon", "WIP", "[placeholder]", "FIXME", "Write this later.", "[TK]", "Under construction", "(to be added)"),
        "slot": (
            "Write your experience here", "(describe your own experience here)", "[insert opinion]", "[Add a personal story]", "XXXX", "<your text here>",
            "Your text goes here. " * 8, "Please write your opinion.", "[INSERT EXPERIENCE]", "{{experience}}", "[Describe the decision and who made it]",
        ),
        "filler text": (
            "This is dummy text. " * 10, "The quick brown fox jumps over the lazy dog. " * 8, "blah blah blah blah blah " * 10, "text text text text text text " * 8,
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. " * 5,
            "Sed ut perspiciatis unde omnis iste natus error sit voluptatem accusantium doloremque laudantium, totam rem aperiam eaque ipsa quae ab illo inventore veritatis et quasi architecto beatae vitae dicta sunt explicabo nemo enim ipsam voluptatem.",
        ),
        "nothing to say": ("None", "Nothing to add.", "N/A", "-", "See above.", "Same as above.", "Skip", "n/a n/a n/a " * 20, "Not applicable.", "That is all."),
        "one remark": ("It was very good.", "I learned a lot.", "I think it is easy to use.", "We decided to adopt it.", "It made me think."),
        "template questions": (
            "When and where did you see it? Who said what? How many were there? What did you think at that moment? What surprised you most about it?",
            "What did you choose? What did you not choose? Why? Who answers for it? When will you look at it again? What would make you stop?",
            "- What was the situation?\n- What was hard about it?\n- What are the numbers?\n- What did the other person say?\n- What did you learn from all of this?",
        ),
        "instructions": (
            "In this section, describe your own experience in detail. Include dates, places, people and numbers so that readers can picture it. Remove this paragraph before publishing.",
            "Write the author's opinion in about 100 words. Make sure to give a reason. It helps to mention the other side as well. Do not describe facts here; state what you think.",
        ),
        "chat left over": (
            "Certainly! Here is a section on your lived experience. Feel free to replace the details with your own figures and names, and let me know if you would like any changes.",
            "As an AI language model, I do not have personal experiences. However, many companies have improved the efficiency of their operations in recent years, and the results have been impressive.",
            "Sure, here's an example of the decision section. [Company Name] decided on [Date] to introduce [Product]. The person in charge is [Name]. This decision has greatly improved efficiency.",
        ),
        "template with blanks": (
            "In XX of XXXX I visited [Company] and talked to [Name]. [Name] told me that \"[quote]\". At that moment I felt [feeling] and learned how important [topic] is for all of us.",
            "On [date] I went to [place] and met [name]. What I saw there was [details]. [Name] said [quote], and I felt [emotion]. It left a deep impression on me and on my team.",
            "I went to ___ and saw ___. ___ said \"___\" to me. I thought that ___ was ___. That is why I decided to ___. The reason is that ___ is ___. I will also ___ and ___.",
        ),
        "numbered copies": tuple("\n".join(f"{number}{mark}This was a very useful interview." for number in range(1, 20)) for mark in (". ", " time: ", ") ")),
        "about the section": (
            "Write here what you really saw and heard on site. Add photos if you have any. Figures and names make it more convincing for the reader, so please include as many as you can.",
            "This section is being prepared. Details will be published as soon as the person in charge is back in the office. Thank you for your patience and understanding until then, dear readers.",
            "This section has to be written by a human. AI must not write it. Say what you saw, heard and felt on site in your own words, with concrete figures and names of people.",
            "(Editor's note: this part will be added later by the person in charge. The manuscript has not arrived. We will replace it when it does, so please check the layout only for now.)",
            "Copy not in yet. Deadline is Friday. Reminded Yamada twice. Flow it in here when it arrives. Heading is provisional, lead too. Proofreading goes to Tanaka. Three figures, sizes to be confirmed, captions too.",
            "This is a test. Testing, testing, one two three. This text is only here to check how the page looks. It has to be replaced before we go live. Words words words to fill the space.",
            "I am filling this with words because I have nothing to say. How many words do I need? It seems that this is not enough yet. I will write a little more. This should do it now.",
        ),
        "list of keywords": ("experience, story, interview, insight, learning, discovery, surprise, hardship, idea, improvement, result, number, photo, word, name, place, time, season, weather, smell, sound, touch, warmth, colour, light, street, house, door, table, chair",),
        "shuffled words": ("warehouse checking shelf number improvement efficiency work time reduction introduction effect confirmation management stock arrival shipping charge site problem solution method procedure record analysis evaluation result outcome target plan implementation",),
        "list of links": ("\n".join(f"- [Related article number {number}](https://example.com/{number})" for number in range(1, 15)),),
        "list of tags": (" ".join(f"#tag{number}" for number in range(40)), "#warehouse #checking #improvement #efficiency #DX #story #experience #logistics #stock #productivity #work #AI #automation #business #case #interview #article #people #shelf #number #time #place #team #plan #idea #lesson #goal #result #growth #future #change"),
    },
}  # fmt: skip


def filled(form: str, lines: Sequence[str]) -> str:
    """`form` with the sentences `lines` put in."""
    shapes = {
        "T": " ".join(lines),
        "L": "\n".join(lines),
        "I": "\n".join(f"    {line}" for line in lines),
        "II": "\n".join(f"        {line}" for line in lines),
        "Q": "\n".join(f"> {line}" for line in lines),
        "QI": "\n".join(f">     {line}" for line in lines),
        "X": lines[0],
    }
    for name in sorted(shapes, key=len, reverse=True):
        form = form.replace(f"«{name}»", shapes[name])
    return form
