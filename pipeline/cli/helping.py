"""The help of each command in Japanese: click holds one text a command and an option, and that is the English one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import click

from pipeline.model.article import types_listed
from pipeline.report.columns import cells

# Columns of a terminal that help is laid out for, and where the text beside an option begins.
_WIDTH = 80
_BESIDE = 30
# What a line may end between: a word of Latin letters as a whole, any other sign, with the marks that may not begin a line.
_UNIT = re.compile(r"(?:[!-~]+|[^\s]|\s)[、。」）]*")

_EVERYWHERE: Mapping[str, str] = {
    "lang": "表示の言語（指定がなければ、環境の言語）。",
    "_click_default_help": "この説明を出す。",
    "version": "版を出す。",
    "folder": "このフォルダーで実行したのと同じにする。",
}
_TYPE = f"記事の種類：{types_listed().ja}。"
_TO = "書き出す記事（指定がなければ、取材メモの名前から決まる）。"
_SIGNER = "署名する人（指定がなければ、git の user.name と user.email）。"
_KEY = "この SSH 鍵で署名する。端末での確認は要らない。"
_STATUS = "終了コード：0 問題なし、1 {blocked}、2 使い方か設定の誤り、3 確かめられなかったものがある。"

# Command → what it does, a paragraph an entry, and what each of its options does, by the option's name in the code.
HELP: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "pipeline": (
        ("手ざわり（Tezawari）：機械に任せられるところは機械が下書きし、残りを人が書くまで、記事は公開されません。",),
        {},
    ),
    "init": (
        (
            "DIR（指定がなければ、いまのフォルダー）に新しいサイトを作り、見本の下書きを一本置きます。すでにあるファイルは上書きしません。",
            "ブログがすでにある場所では、チェックに要るものだけを書きます。",
        ),
        {"lang": "サイトの言語（指定がなければ、環境の言語）。"},
    ),
    "new": (
        ("SLUG という名前で、記事のひな形を作ります。人が書く節と、記入する brief が入っています。",),
        {"title": "記事の題名（指定がなければ、SLUG から作る）。", "article_type": _TYPE},
    ),
    "prepare": (
        (
            "TOPIC についての取材の前に記入する一枚を出します。",
            "読者、仮説、考えが変わるとしたら何によるか、人が書く三つの節の材料を引き出す質問です。",
        ),
        {},
    ),
    "notes": (
        ("PATH の取材メモから何を読み取ったかを見せます：話した人、発言、時刻、オフレコの量。",),
        {
            "format_": "出力の形。",
            "everything": "記事に使える発言を、全部、全文で見せる。",
            "consent": "公開に同意した人を尋ね、NAME.meta.yml に書く。",
            "furniture": "誰の発言でもない行（題名、日付、物音）を見せる。",
            "public": "オフレコと個人情報を除いた NAME.public.EXT を書く。",
        },
    ),
    "draft": (
        (
            "取材メモ（NOTES）から記事の下書きを作り、機械が何を書いたかの記録を残します。",
            "機械は取材で話されたことを書き、人が書く節は、考える手がかりの質問を付けて空けておきます。すでにある記事は上書きしません。--update を付けると、機械の節だけを作り直し、人が書いたものはそのまま残します。",
            "--engine llm では、選んだモデルが下書きします（llm パッケージか、OpenAI 互換の API を持つサーバー。鍵は TEZAWARI_API_KEY）。一文ずつ取材メモと照らし、裏づけのない文は捨てます。",
        ),
        {
            "article_type": f"{_TYPE}指定がなければ case-study。",
            "engine": "下書きを作るもの。",
            "model": "--engine llm で使うモデルの名前。",
            "base_url": "--engine llm で使うサーバー（OpenAI 互換の API。指定がなければ TEZAWARI_BASE_URL）。",
            "show_prompt": "--engine llm で送るものを見せるだけで、何もしない。",
            "dry_run": "何も書かず、何も送らずに、することだけを言う。",
            "out": _TO,
            "update": "すでにある記事の、機械の節を作り直す。",
            "force": "--update で、人が手を入れた機械の節も作り直す。写しは残す。",
            "interviewer": "質問した人。取材メモの横に記録する。何度でも書ける。",
            "interviewee": "質問された人。取材メモの横に記録する。何度でも書ける。",
            "minutes": "読んで確かめるのに、この分数で済む長さにする。",
            "show": "下書きした記事（NOTES の代わりに書く）を、一文ずつ出典と並べて見せる。",
        },
    ),
    "import": (
        (
            "ほかの機械が書いた下書き FILE（チャットの答え、Word、Markdown、テキスト）を、取材メモと照らして取り込みます。",
            "一文ずつ取材メモと照らします。裏づけのある文は書き、言い換えは印を付けて書き、取材メモと食い違う文（違う数字・名前・否定、ほかの人の言葉、オフレコ）は書かずに一覧にします。すべて機械の文として記録に残り、人が書く節は質問を付けて空けておきます。すでにある記事は上書きしません。",
        ),
        {
            "notes": "照らす取材メモ。何度でも書ける。",
            "article_type": f"{_TYPE}指定がなければ case-study。",
            "out": _TO,
            "format_": "出力の形。",
        },
    ),
    "coverage": (
        (
            "記事に要るもののうち、取材メモにあるものと、聞けていないことを言います。",
            "最後に、電話する一人と、見に行く一つのものを挙げます。何も書きません。",
        ),
        {},
    ),
    "check": (
        (
            "記事をチェックします：何が足りないか、なぜ大事か、何を書けばよいか。",
            _STATUS.format(blocked="公開するはずの記事が止まった"),
        ),
        {
            "staged": "作業中のファイルではなく、コミットに入れたものをチェックする。",
            "base": "REV から変わったところを、REV の時点の方針でチェックする。",
            "base_receipt": "サイトをチェックし、公開中のものの控えから変わったところも見る。",
            "stdin_filename": "PATH に「-」と書いたとき：標準入力を FILE の中身としてチェックする。",
            "as_published": "下書きも、公開するものとして数える。",
            "select": "このチェックか系統だけ（コンマで区切る。何度でも書ける）。",
            "ignore": "このチェックか系統を除く（コンマで区切る。何度でも書ける）。",
            "format_": "報告の形。",
            "output": "報告を標準出力ではなく FILE に書く。",
            "jobs": "プロセスの数（指定がなければ、見合う数）。",
            "shard": "記事を N 等分した I 番目だけをチェックする。",
            "color": "色。auto は、端末で、NO_COLOR がないとき。",
        },
    ),
    "explain": (("チェックが何を求め、それがなぜか、通る例と通らない例。CHECK を書かなければ一覧。",), {}),
    "facts": (
        (
            "PATH の記事の引用・数字・主張を一つずつ、裏づけと並べて一覧にします。",
            "終了コード：0、記事か取材メモを読めなければ 3。",
        ),
        {
            "format_": "出力の形。",
            "marked": "この項目を確かめたと記録する（何度でも書ける）。",
            "unmark": "記録を取り消す（何度でも書ける）。",
            "by": "確かめた人。--mark に要る。",
            "note": "わかったこと。記録と一緒に残る。",
        },
    ),
    "status": (
        ("記事の表：何が書かれていて、公開までにあと何が要るか。", "終了コード：0、確かめられなかったものがあれば 3。"),
        {"format_": "出力の形。"},
    ),
    "serve": (
        (
            "このパソコンでサイトを見せます。下書きも、足りないものの枠付きで見えます。書き換えるとすぐに変わります。",
            "アドレスは MkDocs の dev_addr（指定がなければ 127.0.0.1:8000）。できあがったサイトには何も書きません。",
        ),
        {},
    ),
    "sign": (
        (
            "PATH の記事で人が書いたところと、まだ残っていることを見せ、その文面に署名します。",
            f"二度目からは、変わったところだけを見せます。{_STATUS.format(blocked='署名しなかった')}",
        ),
        {"by": _SIGNER, "key": _KEY},
    ),
    "publish": (
        (
            "PATH の記事を確かめ、人が書いたところを見せて尋ね、方針が求めれば署名し、draft: false にします。",
            _STATUS.format(blocked="公開しなかった"),
        ),
        {"by": _SIGNER, "key": _KEY},
    ),
    "build": (
        (
            "公開してよい記事だけでサイトを作り、何を除いたかを言います。",
            _STATUS.format(blocked="公開するはずのものを除いた"),
        ),
        {},
    ),
    "export": (
        (
            "PATH の記事を、きれいな一つのファイルにします：手引きもコメントもなく、誰が署名したかの印が付きます。",
            "終了コード：0、公開できない記事なら 1、確かめられなければ 3。",
        ),
        {"format_": "どこに載せるか。", "out": "標準出力ではなく FILE に書く。"},
    ),
    "schema": (("pipeline.toml の書き方を JSON Schema で出します。",), {}),
    "verify": (
        (
            "FOLDER（指定がなければ site_dir）のサイトを、「pipeline build」がそこに書いた控えと比べます。",
            "サイトのフォルダーの中では、方針、記事、コミットも比べます。終了コード：0 合う、1 合わない、2 使い方か設定の誤り、3 読める控えがない。",
        ),
        {},
    ),
}


def japanese(context: click.Context, commands: Mapping[str, str]) -> str:
    """The help of the command of `context`; `commands` are those of the whole, each with its line, where it is the whole."""
    paragraphs, options = HELP[context.info_name or ""]
    pieces = " ".join(context.command.collect_usage_pieces(context))
    lines = [f"使い方: {context.command_path} {pieces}"]
    for paragraph in paragraphs:
        lines += ["", *(f"  {line}" for line in _wrapped(paragraph, _WIDTH - 2))]
    lines += ["", "オプション:"]
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            text = options.get(parameter.name or "") or _EVERYWHERE[parameter.name or ""]
            lines += _beside(record[0], text + _more(record[1]))
    lines += ["", "コマンド:"] if commands else []
    for command, text in commands.items():
        lines += _beside(command, text, 12)
    return "\n".join(lines)


def _more(english: str) -> str:
    """What click itself adds to the text of an option: its default, its range, whether it must be there."""
    added = re.search(r"\[(?:default: (?P<default>[^\];]+)|(?P<range>x>=\d+)|(?P<required>required))\]$", english)
    if added is None:
        return ""
    if added["required"]:
        return "必須。"
    return f"既定は {added['default']}。" if added["default"] else f"{added['range'][3:]} 以上。"


def _beside(left: str, text: str, column: int = _BESIDE) -> Iterator[str]:
    """One entry of a list: what is typed, and what it does beside it, or below where that is too wide."""
    lines = list(_wrapped(text, _WIDTH - column))
    if cells(left) > column - 4:
        yield f"  {left}"
    else:
        yield f"  {left}{' ' * (column - 2 - cells(left))}{lines.pop(0)}"
    yield from (f"{' ' * column}{line}" for line in lines)


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for unit in _UNIT.findall(text):
        if line and cells(line) + cells(unit) > width:
            yield line.rstrip()
            line = unit.lstrip()
        else:
            line += unit
    yield line
