"""Japanese by morphology: words and noun phrases.

fugashi with unidic-lite: measured the fastest; it also tells the origin of a word, which readability needs. The
dictionary is loaded at the first call and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipeline.patterns import lazy
from pipeline.records import NamedTuple

if TYPE_CHECKING:
    from fugashi import Tagger


class Token(NamedTuple):
    """A morpheme in UniDic's terms. `start` is its offset in the analysed text, in characters."""

    surface: str
    start: int
    pos: str
    detail: str
    kind: str
    form: str
    lemma: str
    origin: str
    sort: str

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.start + len(self.surface)


# Words that say nothing about what a text is about, in UniDic's dictionary form.
_STOP_WORDS_TEXT = """
事 物 者 時 人 方 感じ 話 自分 所 中 今 前 後 上 下 間 内 他 何 気 形 部分 場合 意味 本当 結構 最初 最後 一番 全部
皆 皆さん 僕 私 俺 彼 彼女 奴 為 訳 筈 様 風 的 通り 程 位 以上 以下 逆 例 例えば 多分 普通 大体 色々 実際 一応 正直
基本 絶対 全然 可能 無理 良い 凄い 色んな 思う 言う 行く 来る 見る 聞く 話す 遣る 為る 成る 有る 居る 出来る 分かる
知る 入る 出る 取る 持つ 貰う 呉れる 頂く 下さる 考える 感ずる 違う 多い 少ない 大きい 小さい 無い 欲しい 掛かる
掛ける 付く 付ける 有り 今回 今日 昨日 明日 最近 先程 先ほど 次 次回 前回 一つ 二つ 辺 側 面 点 個 回 年 月 日 週 頃
度 的 系 化 性 等 達 さん 様々 其々 それぞれ 結局 完全 大丈夫 駄目 御免 有難い 多く 近く 同じ 別 以外 以前 以降 全て
一緒 途中 状態 状況 関係 理由 結果 問題 必要 大事 大変 簡単 質問 回答 番組 配信 収録 放送 概要 リスナー 視聴 皆様
名前 自身 当時 現在 今後 お願い 願う 感謝 挨拶 紹介 始める 終わる 一個 一回 一人 二人 ちょい 沢山 少し 全体 一部
他人 相手 感 やつ タイミング パターン イメージ レベル ケース メイン 割 割と 大分 不思議 素晴らしい 面白い 嬉しい
楽しい 難しい 凄く 可笑しい 悪い 早い 長い 強い 弱い 重要 大切 詳しい 進む 出す 決まる 受ける 始まる 続く 続ける
残る 返る 戻る 変わる 変える 作る 使う 置く 送る 書く 読む 教える 覚える 忘れる 待つ 止める 辞める 致す 申す 仰る
おっしゃる 居らっしゃる いらっしゃる 参る 伺う 存ずる 御座る 因み 為さる 過ぎる 易い 全員 様子 理解 意識 確認 印象
期間 先 元 本 毎日 毎回 毎年 今年 去年 来年 昔 都度 直接 個人 具体 最高 最悪 上手 下手 色 逆側
"""

STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())

# Too general to name a topic alone, though content enough to be compared by.
_GENERAL_TEXT = """
パーセント 割合 円 ドル 回数 件数 人気 全文 一年 半年 午前 午後 朝 昼 夜 春 夏 秋 冬 去年 来月 先月 平均 合計 程度 以内
会社 時間 仕事 人数 数字 内容 情報 手段 半分 限り 事実 共通 通常 既に 流れ そもそも ヶ月 か月 カ月 バランス 両方
初め 中心 中間 先方 正確 適当 程度 時代 後半 前半 生徒 場所 違い 間違い やり方 考え 考え方 言い方 やる気 気持ち 人間
世界 国 社会 企業 方法 目的 目標 条件 環境 経験 日本 海外 知り合い 友達 先生 学校 大学 会議 部屋 自由 一般 中身 種類
期待 希望 努力 影響 機会 基礎 最低 最大 真面目 スタート ゴール メンバー サイト スペース ポイント 準備 チーム
サービス プロジェクト キャリア リード フル ベース 規模 作業 担当 説明 発言 意見 体験 意思決定 決定 参加 利用 使用
実施 対応 検討 予定 変更 追加 開始 終了
"""

_GENERAL = frozenset(_GENERAL_TEXT.split())


@cache
def _tagger() -> Tagger:
    import fugashi
    import unidic_lite

    where = unidic_lite.DICDIR
    # Its answer as one text, a morpheme and its features on a line: taken node by node, it costs twice as much.
    return fugashi.Tagger(f'-r "{where}/dicrc" -d "{where}" -O "" -F "%m\\t%H\\n" -U "%m\\t%H\\n" -E ""')


# So many different morphemes are remembered.
_KNOWN = 65536


class _Morpheme(NamedTuple):
    """A line of the tagger's answer: the word as it stands there, and what a `Token` says of it behind its place."""

    surface: str
    features: tuple[str, str, str, str, str, str, str]


@lru_cache(_KNOWN)
def _morpheme(line: str) -> _Morpheme:
    surface, _, raw = line.rpartition("\t")
    fields = raw.split(",")
    if len(fields) < 13:
        return _Morpheme(surface, (fields[0], fields[1], fields[4], fields[5], surface, "", fields[2]))
    lemma = fields[7].split("-")[0]
    if lemma == "*":
        lemma = surface
    return _Morpheme(surface, (fields[0], fields[1], fields[4], fields[5], lemma, fields[12], fields[2]))


def _lines(chunk: str) -> list[str]:
    """What the tagger says of text without line breaks: a morpheme, a tab and its features in each line."""
    answer = _tagger().parse(chunk)
    return answer.split("\n") if answer else []


_KANA_FIELD = 17
# MeCab's time grows with the square of what it is given at once; no sentence comes near this (characters).
_AT_ONCE = 2000
_CHUNK = lazy(rf"[^\n]{{1,{_AT_ONCE}}}(?<=[。、！？!? ])|[^\n]{{1,{_AT_ONCE}}}")


def tokens(text: str) -> tuple[Token, ...]:
    """The morphemes of `text`, white space left out."""
    found: list[Token] = []
    make, find = tuple.__new__, text.find  # once a morpheme
    for chunk, offset in _chunks(text.replace("\0", " ")):
        for line in _lines(chunk):
            surface, features = _morpheme(line)
            start = find(surface, offset)
            if start < 0:
                continue
            found.append(make(Token, (surface, start, *features)))
            offset = start + len(surface)
    return tuple(found)


def _chunks(text: str) -> Iterator[tuple[str, int]]:
    if len(text) <= _AT_ONCE and "\n" not in text:
        yield text, 0
        return
    for match in _CHUNK.finditer(text):
        yield match.group(), match.start()


def reading(text: str) -> str:
    """How `text` is read, in katakana; a word that the dictionary does not know stays as it is written."""
    parts: list[str] = []
    for chunk, _ in _chunks(text.replace("\0", " ")):
        for line in _lines(chunk):
            surface, _, raw = line.rpartition("\t")
            fields = raw.split(",")
            # UniDic's `kana`: the spelling of the sound, so that は stays は.
            known = len(fields) > _KANA_FIELD and fields[_KANA_FIELD] not in ("", "*")
            parts.append(fields[_KANA_FIELD] if known else surface)
    return "".join(parts)


def content_words(text: str) -> tuple[str, ...]:
    """Content words in their dictionary form."""
    chunks = _chunks(text.replace("\0", " "))
    return tuple([word for chunk, _ in chunks for line in _lines(chunk) if (word := _content(line)) is not None])


@lru_cache(_KNOWN)
def _content(line: str) -> str | None:
    """The dictionary form of what `_lines` gave, if that is a content word."""
    surface, features = _morpheme(line)
    token = Token(surface, 0, *features)
    return token.lemma if is_content(token) else None


def is_content(token: Token) -> bool:
    """Whether a morpheme says what a text is about."""
    if token.lemma in STOP_WORDS or token.surface in STOP_WORDS:
        return False
    if token.pos == "名詞":
        return token.detail in ("普通名詞", "固有名詞") and (len(token.surface) > 1 or not token.surface.isascii())
    if token.pos in ("動詞", "形容詞"):
        return token.detail == "一般" and len(token.lemma) > 1
    return token.pos == "形状詞" and token.detail == "一般"


def phrases(parts: Sequence[Token]) -> Iterator[str]:
    """Noun phrases: compounds of up to four nouns, and nouns of two characters or more."""
    run: list[Token] = []
    for token in (*parts, None):
        if token is not None and _in_phrase(token, run):
            if run and token.start != run[-1].end:
                yield from _phrase(run)
                run = []
            run.append(token)
        else:
            yield from _phrase(run)
            run = []


def _in_phrase(token: Token, run: Sequence[Token]) -> bool:
    if token.pos == "接尾辞":
        return bool(run) and token.detail == "名詞的"
    if token.pos == "接頭辞":
        return not run and token.surface not in ("お", "ご", "御")
    if token.pos == "形状詞":
        return token.detail == "一般" and token.lemma not in STOP_WORDS
    return token.pos == "名詞" and token.detail in ("普通名詞", "固有名詞")


_NO_PHRASE_END = lazy(
    r"(?:さん|くん|ちゃん|様|氏|たち|達|ら|的|中|時|前|後|目|以上|以下|くらい|ぐらい|ごと|ずつ|感じ)$"
)


def _phrase(run: Sequence[Token]) -> Iterator[str]:
    words = list(run)
    while words and (words[0].lemma in STOP_WORDS or words[0].pos == "接尾辞"):
        words = words[1:]
    while words and (words[-1].lemma in STOP_WORDS or words[-1].pos in ("接頭辞", "形状詞")):
        words = words[:-1]
    if not words or len(words) > 4:
        return
    phrase = "".join(token.surface for token in words)
    if (
        len(phrase) >= 2
        and phrase not in _GENERAL
        and not _NO_PHRASE_END.search(phrase)
        and not re.fullmatch(r"[\u3041-\u309f]{1,3}", phrase)
    ):
        yield phrase
