"""What a speaker's label can look like, and the words before a colon that are no speakers."""

from __future__ import annotations

import re
import unicodedata

from pipeline.patterns import lazy

# Words that stand before a colon in minutes, show notes and prose. Compared after `bare`.
_CAPTIONS_EN = """
note notes nb ps p.s todo tip tips hint warning caution important attention example examples e.g i.e ex result
results summary conclusion background agenda topic topics title subtitle subject date time when where place venue
location duration participants attendees present absent members speakers speaker(s) host(s) guests recorded
recording transcript transcribed transcription transcriber editor's edited audio video media music sound break
jingle outro intro applause laughter silence pause ad advert advertisement chapter chapters part section scene step
link links url source sources reference references see update updates decision decisions action actions question(s)
questions answers keywords keyword tags tag category email e-mail mail tel phone fax address web website http https
price cost speed size total number version status deadline owner due goal goals purpose problem solution reason
reasons pros cons advantage advantages disadvantage disadvantages before after finally however remember means namely
yes yeah yep no okay ok right sure mm-hmm mhm uh-huh thanks inaudible crosstalk unintelligible cough coughs laughs sighs
foreign end begin start off otr editable untitled
podcast interview interviews episode fig figure table image photo credit copyright license licence
"""
_CAPTIONS_JA = """
取材 取材先 インタビュー 資料 補足資料 スライド 動画 注 注意 註 補足 備考 例 例えば たとえば 参考 出典 引用 追記 編集 編集部注 日時 日付 取材日 収録日
実施日 時間 時刻 場所 会場 取材場所 参加者 出席者 欠席者 話者 発言者 発話者 氏名 名前 発言 内容 本文
議題 題名 題目 件名 タイトル 見出し 目的 目標 概要 要約 まとめ 結論 結果 原因 理由 背景 課題 問題
対策 解決策 方法 手順 条件 効果 成果 ポイント 要点 論点 質問 回答 質問事項 決定 決定事項 合意事項
宿題 担当 担当者 期限 締切 締め切り 予定 次回 次回予定 今後 今後の予定 状況 進捗 メモ 用語 定義 意味
補足説明 説明 特徴 長所 短所 メリット デメリット 利点 欠点 価格 料金 費用 金額 単価 数量 件数 人数
期間 所要時間 開始 終了 開始時刻 終了時刻 休憩 音楽 拍手 笑 笑い 沈黙 電話 電話番号 メール 住所
連絡先 会社名 部署 役職 所属 業種 写真 図 表 画像 動画 音声 文字起こし 収録 録音 制作 配信 提供
リンク 関連 関連記事 参照 詳細 その他 共有 報告 報告事項 検討事項 事実 意見 感想 提案 速度 費用対効果
売上 はい うん ええ いえ いや そう へえ なるほど そうですね そうですか はいはい うんうん ありがとう よろしく 以上 了 了解
拍手喝采 笑声 無音 雑音 咳 聞き取れず 聞き取り不能 不明瞭 中略 後略 略 音声なし 間 効果音 場面転換 オフレコ 文字起こし結果 全文
"""
NOT_NAMES = frozenset((*_CAPTIONS_EN.split(), *_CAPTIONS_JA.split()))
_DIGITS = lazy(r"[\d０-９.．#\s\u3000]+")
_HONORIFIC = lazy(r"(?:さん|様|さま|氏|君|くん|ちゃん|先生|社長|部長|課長|議員|委員|委員長|議長|店長|教授)$")
_SENTENCE_MARK = lazy(
    r"[。．！？!?;；、\"“”「」『』<>{}|=+]|https?|^[-–—#>*・•\d]|\.\s+[a-z]|[\[\]`$/\\~^@]|\w\.\w{2}|[a-z]_|\([^)]*$|^'|&"
)
_PARTICLE = lazy(r"[はがをにでへと]|から|まで|です|ます|した|する|ない|とき|こと|もの|ため|ので|って")
_JA = lazy(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_HIRAGANA = lazy(r"[\u3041-\u3096]")
_SMALL_WORDS = frozenset(
    (
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "of",
        "the",
        "y",
    )
)
_INITIALS = lazy(r"[A-ZＡ-Ｚ]{1,4}[0-9０-９]{0,3}$")
_NUMBERED = lazy(r"[^\W\d_]+(?:[ _-]?\d{1,3})$")
_ROLE = lazy(
    r"(?:interviewer|interviewee|presenter|host|co-?host|guest|moderator|narrator|speaker|participant|audience|announcer|"
    r"spk|person|話者|発言者|発話者|スピーカー|参加者|出席者|聞き手|話し手|語り手|記者|編集部|取材班|司会進行|観客|視聴者|質問|回答|司会|司会者|ゲスト|ナレーション|ナレーター|インタビュアー|インタビュイー|取材者|進行|一同|会場|質問者|回答者)[\s_-]*\w{0,2}$",
    re.IGNORECASE,
)


_NUMBERED_ROLE = lazy(
    r"(?:speaker|participant|spk|person|guest|話者|発言者|発話者|スピーカー|参加者|出席者|質問者|回答者|ゲスト)[\s_#-]*(?:[\d０-９]{1,3}|[A-ZＡ-Ｚ])$",
    re.IGNORECASE,
)


def bare(label: str) -> str:
    """A label for looking up: NFKC, lower case, without numbers and blanks."""
    normal = unicodedata.normalize("NFKC", label).casefold()
    return _DIGITS.sub("", normal).strip("()[]（）.* ") if len(normal) > 2 else normal


def possible_label(label: str) -> bool:
    """Whether something could be a label at all: some letters, no sentence, no address."""
    if not 0 < len(label) <= 60 or _SENTENCE_MARK.search(label) or not any(char.isalpha() for char in label):
        return False
    if _JA.search(label):
        return len(label) <= 30
    return len(label.split()) <= 7


def is_numbered(label: str) -> bool:
    """Whether a label is a recorder's, with a number or a letter in place of a name: 話者1, Speaker A."""
    return _NUMBERED_ROLE.match(label) is not None


def is_role(label: str) -> bool:
    """Whether a label names somebody by number or part: 話者1, Speaker A, 聞き手."""
    return is_numbered(label) or (bare(label) not in NOT_NAMES and _ROLE.match(label) is not None)


def names_nobody(label: str) -> bool:
    """Whether a label is one of the words that stand before colons and name nobody."""
    return bare(label) in NOT_NAMES and not is_role(label)


def looks_like_name(label: str, *, loose: bool = False, full: bool = False) -> bool:
    """Whether a label has the shape of a name, initials or a role.

    `loose` also takes what has only the length of a name (a label that comes back); `full` asks for more than one word,
    an honorific or a role, so that one capitalised word is not enough.
    """
    core = re.sub(r"\s*[(（][^()（）]*[)）]", "", label).strip()
    if not core or names_nobody(core):
        return False
    if is_role(core):
        return True
    if _JA.search(core):
        return _japanese_name(core, loose=loose, full=full)
    words = [word for word in core.replace(",", " ").split() if word.lower().strip(".") not in _SMALL_WORDS]
    if not 0 < len(words) <= (6 if loose else 5):
        return False
    if full:
        return len(words) > 1 and all(word[0].isupper() for word in words)
    if _INITIALS.match(core) or _NUMBERED.match(core):
        return True
    return (loose and len(words) <= 2) or all(not word[0].islower() for word in words)


def _japanese_name(core: str, *, loose: bool, full: bool) -> bool:
    if _HONORIFIC.search(core):
        return len(core) <= 16 and not _PARTICLE.search(_HONORIFIC.sub("", core))
    if full:
        # 「森 綾」: two parts, neither of them with a particle's kana.
        parts = core.split()
        return len(parts) == 2 and all(len(part) <= 5 and not _PARTICLE.search(part) for part in parts)
    if loose and len(core) <= 4:
        return True
    if len(core) > (16 if loose else 12) or _PARTICLE.search(core):
        return False
    return loose or not _HIRAGANA.search(core) or len(core) <= 6
