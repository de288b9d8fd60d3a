"""What is odd about a piece of markup, as an editor is told."""

from __future__ import annotations

from pipeline.wording import Text

UNCLOSED_FENCE = Text("コードの囲み（``` や ~~~）が閉じていません。", "A code fence (``` or ~~~) is never closed.")
FENCE_WORDS = Text(
    "コードの囲み（```）のうしろの言葉が読めず、囲みとして扱われません。言語名だけにしてください。",
    "The words after this code fence (```) are not understood, so it is no fence to the site. Give the language only.",
)
UNCLOSED_COMMENT = Text("コメント（<!--）が --> で閉じていません。", "A comment (<!--) is never closed with -->.")
UNCLOSED_TAG = Text("HTML のタグ <{tag}> が閉じていません。", "The HTML tag <{tag}> is never closed.")
STRAY_TAG = Text(
    "HTML の閉じるタグ </{tag}> に、始まりのタグがありません。",
    "The HTML tag </{tag}> closes nothing: there is no <{tag}> before it.",
)
COMMENT_MIDLINE = Text(
    "行の途中から始まるコメントが次の行まで続いています。コメントは行の先頭から始めてください。",
    "A comment that starts in the middle of a line runs on to the next. Start it at the beginning of a line.",
)
COMMENT_FORM = Text(
    "コメントの書き方が特殊です（<!--> や --!>、コメントの中の <!--）。<!-- と --> だけを使ってください。",
    "This comment is written in an unusual way (<!-->, --!>, or <!-- inside a comment). Use plain <!-- and -->.",
)
FENCE_AND_COMMENT = Text(
    "コードの囲みとコメントが重なり合っています。どちらかを先に閉じてください。",
    "A code fence and a comment overlap. Close one before the other begins.",
)
BLANK_IN_HTML = Text(
    "HTML のかたまりの中に空行があります。表示のしかたがソフトによって変わります。空行を消すか、普通の Markdown で書いてください。",
    "There is an empty line inside raw HTML; programs disagree about what follows. Remove it, or write plain Markdown.",
)
DECLARATION = Text("<? や <! で始まる特殊な記法があります。", "There is a special construct that starts with <? or <!.")
FENCE_AFTER_INDENT = Text(
    "字下げした行のすぐ下にコードの囲み（```）があります。間に空行を入れてください。",
    "A code fence (```) follows right after an indented line. Put an empty line between them.",
)
HIDING = Text(
    "この HTML や属性は、中の文を読者に見せないか、見えるかどうかが環境しだいです（<{tag}>）。取り除いて、普通の段落で書いてください。",
    "This HTML or attribute hides its text from readers, or may (<{tag}>). Remove it and write a plain paragraph.",
)
STYLE_SHEET = Text(
    "記事の中に <style> や CSS の読み込みがあると、節をまるごと見えなくできます。CSS は mkdocs.yml の extra_css に置いてください。",
    "A <style> or style sheet inside an article can hide whole sections. Put CSS into extra_css in mkdocs.yml.",
)
PROGRAM = Text(
    "人が書く節の中にプログラム（<script> の中身や onload など）があります。埋め込みは、この節の外に置いてください。",
    "There is a program inside a human section (in <script>, or onload and the like). Put embeds outside of it.",
)
TAG_FORM = Text(
    "HTML のタグの属性に < や > が入っていて、タグの終わりが決まりません。&lt; と &gt; で書いてください。",
    "There is a < or > inside an attribute of an HTML tag, so its end is unclear. Write &lt; and &gt;.",
)
LINK_FORM = Text(
    "リンクか画像の書き方が読み取れません。[言葉](アドレス) の形にし、アドレスの中の ( ) は %28 と %29 で書いてください。",
    "A link or image here cannot be read. Write [words](address), with %28 and %29 for ( and ) inside the address.",
)
SPACE_BEFORE_TAG = Text(
    "全角などの空白のうしろから HTML のタグが始まっています。空白を消してください。",
    "An HTML tag stands behind a wide or unusual space. Remove the space.",
)
NESTED_BLOCK = Text(
    "箇条書き・引用・表の中に、囲み（!!!）・線・別の表・定義が入り込んでいます。間に空行を入れ、別の段落に分けてください。",
    "A box (!!!), a rule, another table or a definition stands inside a list item, a quotation or a table. Put an empty line between them.",
)
NESTED_DEFINITION = Text(
    "脚注・略語・リンク先の定義が、引用や箇条書きの中にあります。行の先頭に出してください。",
    "The definition of a footnote, an abbreviation or a link stands inside a quotation or a list. Start it at the beginning of a line.",
)
HTML_HEADING = Text(
    "見出しが HTML のタグで書かれています。Markdown の「##」で書いてください。",
    "A heading is written as an HTML tag. Write it with Markdown's ##.",
)
INDENTED_HEADING = Text(
    "見出しの「#」の前に空白があります。行の先頭から「#」を書いてください。",
    "There are spaces before the # of this heading. Start the line with #.",
)
HEADING_WITHOUT_SPACE = Text(
    "行頭の「#」のあとに空白がありません。見出しなら「# 」と空白を入れ、見出しでなければ「\\#」と書いてください。",
    "The # at the start of this line has no ordinary space after it. Write '## ' for a heading, or '\\#' if it is none.",
)
UNDERLINED = Text(
    "「---」や「===」の線が上の文を見出しに変えることがあります。線の前に空行を入れてください。",
    "This line of --- or === may turn the text above it into a heading. Put an empty line before it.",
)
HEADING_IN_TABLE = Text(
    "表のすぐ下の見出しは、表の一行として表示されます。見出しの前に空行を入れてください。",
    "A heading right below a table becomes a row of it. Put an empty line before the heading.",
)
NESTED_HEADING = Text(
    "人の節の見出しが引用や箇条書きの中にあります。行の先頭に出してください。",
    "The heading of a human section stands inside a quotation or a list. Start it at the beginning of a line.",
)
TABLE_IN_QUOTE = Text(
    "引用の中に表があります。表示されない欄が出ることがあるので、表を引用の外に出してください。",
    "There is a table inside a quotation; some of its cells may not be shown. Move it out of the quotation.",
)
CONFLICT = Text(
    "git の衝突の印（{mark}）が残っています。どちらの文を残すか決め、印の行（<<<<<<<、=======、>>>>>>>）を消してください。",
    "A marker of a git conflict ({mark}) is left. Decide which text stays, and remove the lines of <<<<<<<, ======= and >>>>>>>.",
)
