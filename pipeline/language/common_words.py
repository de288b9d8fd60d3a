"""Words that would stand in an article on anything: whoever writes only these has named nothing. Written for this purpose.

Kanji alone and in words (of a compound, its parts), katakana from three letters on, and English stems as `english` makes them.
"""

KANJI = """
一丁万上下不与世並中主乗乱乾争事二互井交人今他付代仰件任休会伝伸伺似位低住体何余作使例係促信俺個倍倒借値偲側備傾働像僕償優元充先光免入全公共内再写冬冷
凍出刃分切初判別刻削前剥剰割創力加劣助努励動務勝勤勧包化十半協危厚厳去参反取受口古叩叫召叱右号各合吊同名向君含告周味呼命咎咲品員問善喜嗅噂器回困固国土
地均垂型埋培報場塗塞填塵塾増壁壊声変夏外多夜夢大天太失契奥奨好妨始姿嫌嬉子字存学守安定宛実家宿寂寄富寒寝寧対尊導小少尽届屋属層履山岸峠崩嵐川左差己巻席
帰幅平年幸幹広底店度座延建式引弱張強当形彩影彼待後従得復徹心必志忘忙応快念怒怖思急性恋恐恥恩息恵悔悩悪悲惜想愚愛感態慎慕慮憎懐懸成我戦戻所扉手打扱承抑
投折抜抱押担拒招拝拾持挑挙挟振挽捏捜捧捨授掛探接控揃描換握援揺損携摯撫支改攻放故救教散敬数整敵文断新方旅旗既日早明易昔星映春昼時晩暇暖暗曲更書替最月望
朝期木未末本村来枝枠枯染柔柱核根案森業楽構槍様横橋欠次欲止正歩歳死残段殻毎比気水求汗汚決沈治沿法波泣泥泳流浅浮海消涙涼深混添減渡渦温港湿満溜溢溶溺滑漂
漏潔潜潤潮潰澄濁濡火灯炊炎点為無焦焼照煮熟熱燃物状狙狭獣率現生産用申町画番異疑痛登的皆目直相盾省真眠眺着睨知短石砂研砕破硬磨礎示礼社祈私秋秒程種積空窓
立端競笑筈等答策箱築糧糸系級素紡細終組絆結絶続網線練縁縛縮繋織置美羽習翼老考者耳聞聴肌肩育背胸脱腕腹自至致舎舵船良色芯花芽若苦草落葉蒸蕾薄薦虚虫虹血行
術街表被裏補褒要覆見覗覚解触言託訪設許訳詞詫詰話誇認誓誘語誠誤説読誰諸謙謝豊負貧貫責貯貰費貼賛賜賢質走起超越足跳踏蹴身車軟転軸軽較輝輪辛込迄迎近返述迷
追退送逃逆通速造週進遂遅遇運過道達違遠選避部配酬醜重量金鈍銀鋭錨鍛鍵鏡鑑長閉開間関闇闘防降限陥隅際隠集離難雨雪雲霧静非面音頂頃順預頑頭頼題額顔願類顧風
飛食飲養香駅騒驚骨高魚鳥黙
"""
WORDS = """
一丸 一人 一任 一体 一定 一層 一年 一度 一心 一心不乱 一息 一方 一日 一時 一朝一夕 一期一会 一歩 一流 一生 一番 一瞬 一石二鳥 一筋縄 一緒 一致 一般
一見 一角 一言 一貫 一進一退 一過性 一部 一面 丁寧 七転八起 上下 上司 下心 不便 不信 不利 不可欠 不可避 不安 不平 不幸 不思議 不意 不明 不明確 不本意
不満 不確実性 不要 不言実行 不評 不調 不足 不透明 不運 世代 世界 世界観 世間 両方 両親 中心 中盤 中身 中途半端 中長期的 丹念 丹精 主人公 主体 主導
主張 主役 主流 主要 主観 主題 予備 予定 予想 予感 予期 予測 予算 予防 争点 事例 事前 事実 事後 事情 事柄 二流 五感 亜流 交換 交流 交渉 人々 人一倍
人並 人任 人手 人望 人材 人柄 人格 人物 人生 人生観 人目 人間 今回 今年 今度 今後 今日 仕事 仕事柄 仕事観 仕組 他人 他社 他者 付加 以上 以下 以内 以前
以外 以後 以降 仲直 仲良 仲間 任務 企業 企画 休息 休憩 休日 休暇 会合 会社 会話 会議 伝統 低調 体得 体感 体験 何一 何事 何人 何回 何年 何度 何故 何気
何者 余分 余地 余波 余裕 余計 余韻 作品 作戦 作業 作用 使命 使用 供給 依存 依頼 価値 価値観 価格 便利 信任 信念 信条 信用 信頼 修復 修業 修正 修行
個々 個人 個性 値段 倫理 倫理観 偏見 健全 健康 側面 偶然 偶発 傍観 傲慢 傾向 傾聴 優先 元気 充分 充実 先人 先入観 先導 先日 先月 先生 先行 先見 先輩
先週 先進的 先達 先頭 先駆 光明 光景 克己 克服 入口 入念 入社 全体 全力 全力投球 全力疾走 全員 全般 全身全霊 全部 全面 公平 共働 共創 共同 共存 共感
共有 共生 共育 共通 共鳴 具体 兼任 内外 内容 内心 内部 内面 再度 再現 再生 再考 再開 冷静 冷静沈着 凡人 処遇 出会 出勤 出口 出張 出来 出発 分岐 分析
分野 切口 切替 切磋琢磨 切迫感 初心 初志貫徹 判別 判断 別々 利害 利点 利用 利益 到底 到着 到達 制度 刺激 削減 前任 前半 前向 前回 前後 前提 前日 前進
創業 創造 劇的 力量 劣化 助力 助言 努力 労働 労力 労苦 効果 効率 効用 勇気 勉強 動向 勝利 勝負 勤勉 勤務 包容力 区切 十人十色 十分 十字路 千差万別
午前 午後 半人前 半分 半端 半面 協働 協力 協調 単純 単調 印象 危惧 危機 危険 即座 即戦力 即断 即時 原則 原動力 原因 原点 原稿 厳密 厳格 去年 参加 参照
参画 参考 友人 友達 反対 反復 反応 反映 反省 反論 反面 反響 収入 収益 取引先 取得 取材 受注 受託 口先 口実 口癖 口調 口論 口頭 可能 可視化 右往左往
各々 各位 各自 合意 合流 合理化 合理的 同僚 同士 同意 同時 同期 同業 同様 同調 名実 名言 向上 向学心 否定 周囲 周辺 味方 味覚 品質 商品 問題 善悪 善意
喧嘩 嗅覚 器用 器量 回復 回答 団結 困惑 困難 固執 固定 国内 国際化 土台 圧倒 圧力 地元 地域 地道 執念 執着 執筆 基本 基準 基盤 基礎 基調 堂々 報告
場所 場面 境遇 売上 変動 変化 変容 変換 変更 変遷 変革 夕方 夕暮 外出 外注 外見 外部 多分 多少 多岐 多数 多様 多角的 多面的 夜明 夜更 夢中 大丈夫 大事
大人 大任 大切 大勢 大半 大変 大小 大幅 大波 大胆 大袈裟 大部分 大量 天才 失敗 失望 失礼 奇遇 契機 奥深 好奇心 好悪 好意 好評 好調 妥協 始動 始末 委任
委託 姿勢 子供 子育 季節 孤独 孤立 学生 学習 安全 安堵 安定 安心 完了 完全 完成 完璧 定着 定義 宝物 実力 実務 実情 実感 実態 実施 実現 実用 実直 実績
実行 実質 実践 実際 実験 客様 客観 家族 容易 寄与 寄付 対処 対応 対立 対策 対話 対象 対面 専任 専門 将来 尊敬 尊重 導入 少々 少子化 少数 少量 就任
就職 局面 山々 山場 山積 岐路 巣立 工夫 左右 差異 市場 希少 希望 師匠 帰宅 帰路 常任 常識 幅広 平和 平常心 平日 平穏 平等 年代 年始 年月 年末 年齢
幸福 幸運 広範 広範囲 序盤 度々 度量 座右 建設的 弊社 弟子 弱点 弱音 強力 強化 強調 当事者 当初 当日 当時 当然 当社 当面 形式 形成 形骸化 影響 役割
役目 役立 彼女 待遇 後任 後半 後悔 後押 後日 後輩 後退 後進 徐々 従業員 得意 得手 御社 復帰 復活 復調 徹底 心地 心境 心底 心強 心得 心掛 心構 心機一転
心残 心理 心理的安全性 心細 心苦 心身 心配 必死 必然 必至 必要 必需 必須 忍耐 志向 応対 応援 応用 応答 忠実 快調 快適 念入 念頭 念願 思慮 思案 思考
急激 急速 性別 性格 性能 性質 恐怖 恒久 恩人 恩師 恩返 息抜 悪意 悪評 情報 情熱 想像 想定 意向 意味 意図 意外 意志 意思 意欲 意義 意見 意識 感動 感受
感心 感性 感情 感想 感慨 感激 感覚 感謝 感銘 態度 慎重 慢心 懇親会 懸命 懸念 成功 成果 成立 成長 我々 我慢 我流 戦略 戦術 戸惑 手伝 手元 手加減 手助
手応 手抜 手探 手放 手本 手段 手法 手間 手順 才能 打上 打合 打破 打開 批判 技能 技術 技量 投入 投稿 投資 抵抗 抽象 担当 持久力 持続 指導 指摘 指示
挑戦 挽回 掃除 採用 採算 探求 探究 接客 接点 接触 推進 掲載 提供 提案 提示 援助 損失 摩擦 支出 支度 支持 支援 支流 支社 改善 改良 改革 政治 敗北 教育
教訓 教養 散歩 敬意 数人 数回 数年 数日 整備 整合性 整理 整頓 敵対 文化 文章 料理 斬新 新人 新境地 新天地 新規 新鮮 方々 方向 方法 方針 方面 旅立 旅行
日々 日常 日本 日没 日進月歩 日頃 旧友 早急 早朝 早期 早起 早速 昇進 明日 明確 映画 昨年 昨日 是非 時々 時代 時期 時点 時間 普及 普段 普通 暗闇 曖昧
曜日 最低 最初 最善 最大 最小限 最後 最新 最終 最近 最適 最高 月日 月曜 月末 有利 有効 有意義 有無 有益 有給 有言 有難 期待 期日 期間 期限 未定 未明
未来 未然 未熟 未知 本人 本当 本心 本来 本格 本業 本気 本物 本番 本社 本筋 本職 本能 本腰 本質 本音 本題 材料 条件 来年 来月 来週 柔軟 核心 根底 根拠
根本 根気 格別 格差 格言 案内 検討 検証 業務 業界 極力 極端 概念 構想 構成 構築 構造 様々 様子 様式 模様 模索 権利 権限 機会 機能 欠如 欠点 次々 次元
次回 次第 歓迎 正午 正直 正確 正解 正論 正面 武器 歩調 歳月 歴任 歴史 死生観 残業 残響 段々 段取 段階 毎回 毎年 毎日 毎朝 比較 気付 気分 気持 気楽
気疲 気負 気軽 気遣 気配 気長 氷山 永久 永続 永遠 決定 決心 決意 決断 沈黙 没頭 油断 波乱 波及 波風 注意 注目 注視 洞察 活力 活動 活気 活用 活躍
流動的 流行 流通 浪費 海外 浸透 消極 淡々 深刻 深化 深夜 深層 深掘 温度 温故知新 渾身 満喫 満足 準備 激動 激変 無事 無我夢中 無理 無用 無益 無視 無言
無限 無難 無駄 焦点 焦燥感 熟慮 熟成 熟知 熟練 熟考 熱心 熱意 片付 物事 物理的 物語 特別 特定 特徴 特有 牽引 状態 状況 独創性 独創的 独特 独立 独自
献身 獲得 玄人 率先 現代 現在 現場 現実 現役 現状 現象 理屈 理念 理性 理想 理由 理解 理論 環境 生命 生徒 生活 生涯 生産 用意 画期的 異動 異常 疑問
疲労 痛感 発信 発展 発想 発揮 発注 発生 発表 発見 発言 発足 百聞 皆様 皆無 目先 目前 目指 目標 目的 目立 目線 目配 盲点 直前 直後 直感 直接 直視 直観
直面 相互 相手 相談 相違 真剣 真夜中 真実 真心 真意 真摯 真昼 真理 真相 真面目 着々 着地点 着実 睡眠 瞬時 瞬間 矛盾 知人 知名度 知性 知恵 知的 知見
知識 短所 短期 石橋 研究 研鑽 硬直 確保 確信 確実 確認 社会 社内 社員 社外 社長 社風 祝日 祭日 私事 私達 秩序 称賛 移動 程度 積極 空気 空間 突如 突然
突発 突破 窓口 立場 立派 競争 競合 笑顔 第一 第三者 第六感 筆者 管理 管理職 節目 節約 範囲 簡単 精一杯 精力 精密 精度 精神 精進 約束 納得 納期 素人
素敵 素晴 素朴 素直 紹介 終了 終盤 組立 組織 経営 経営陣 経済 経緯 経路 経過 経験 結実 結局 結成 結束 結果 結構 結論 絶賛 継続 続々 維持 緊張 緊急
締切 練習 繰返 羅針盤 羞恥心 義務 翌日 習得 習慣 老化 考慮 耳障 聴覚 職人 職員 職場 職業 職種 肝心 肝要 肯定 背中 背伸 背景 能力 脇役 臨機応変 自主
自信 自分 自制心 自尊心 自己 自己啓発 自律 自慢 自業自得 自然 自由 自画自賛 自発 自社 自立 自覚 自負 自身 興味 航海 船出 良心 良識 色々 若者 苦労 苦戦
苦手 英語 荒波 葛藤 虚栄心 行動 行為 衝撃 衝突 表層 表情 表現 表面 裏側 補佐 補助 補完 補強 補足 製品 複雑 要件 要因 要望 要求 要点 要素 見事 見学
見守 見方 見本 見極 見直 見落 見通 規則 規律 規模 視点 視覚 視野 覚悟 親切 親友 親心 親身 観察 観念 観点 解任 解散 解決 触覚 言動 言葉 言行一致 言訳
言語化 計画 訓練 記事 記念 記憶 記録 訪問 設立 評価 評判 試練 試行 話題 認知 認識 誠実 誠意 誤解 説得 説明 読書 読者 課題 調査 論点 論理 諸々 謙虚
謙遜 警戒 議論 譲歩 負担 負荷 財産 貢献 責任 責務 貴重 費用 資料 資源 資産 資金 賛同 賛否 賛成 賛辞 賞賛 質問 起業 趣味 足並 足元 足場 足跡 足踏 距離
躊躇 躍進 身体 身内 身近 転換 転機 転職 軽視 辛抱 辞任 迅速 近代的 近道 迷惑 追及 追求 追風 退化 退社 退職 送別 逆境 逆風 透明性 途中 途端 通勤 通学
通過点 速度 連休 連帯 連携 連絡 連続 週明 週末 週間 進化 進歩 進行 運動 運命 運営 運用 過信 過労 過去 過程 道具 道徳 道標 道理 道筋 達人 達成 違和感
遠回 遠慮 適切 適当 適応 適用 遭遇 選択 選択肢 還元 部下 部外者 部署 部門 配属 配慮 重圧 重点 重要 重視 野心 錯誤 鍛錬 長年 長所 長期 長続 門出 閉塞感
開催 開始 開発 開花 間接 間違 間際 関与 関係 関心 関連 闘争心 阻害 限定 限度 限界 陳腐 集中 集団 難所 難易度 難点 難題 雰囲気 需給 需要 静寂 非常 面倒
面白 革新 音楽 頂戴 順位 順応 順番 順調 順風 順風満帆 領域 頭打 題材 顔見知 願望 顧客 風化 風向 風土 風評 風通 飛躍 食事 飲会 高齢化 魅力 黄昏 黙々
"""
KATAKANA = """
アイデア アイディア アウトプット アクション アクセル アップ アドバイス アピール アプローチ アンテナ イノベーション イベント イメージ インタビュー
インプット ウィンウィン ウェルビーイング エネルギー エピソード エラー エンゲージメント エンジン オススメ オフィス オンライン オープン カタチ カバー
カーテン ガンバ キッカケ キャリア キープ キーワード ギャップ ギリギリ クオリティ クライアント クリア グループ ケース コスト コツコツ コミット
コミュニケーション コラボレーション コンセプト コンテンツ コントロール コンパス ゴール サイクル サイト サステナブル サポート サービス シェア システム
シッカリ シビア シフト ショック シンプル シーン ジャンル スイッチ スキル スケジュール スタイリッシュ スタイル スタッフ スタンス スタート ステップ
ステージ ストレス ストーリー スピード スポットライト スムーズ スランプ セット セミナー センス ソフト タイプ タイミング タスク ターゲット
ダイバーシティ ダイレクト ダウン チェック チカラ チャレンジ チャレンジング チャンス チーム ツール テクニック テスト テーマ デザイン デメリット データ
トップ トライ トライアンドエラー トラブル トレンド ドキドキ ドラマ ナチュラル ニーズ ネガティブ ネット ノウハウ ノート ハッキリ ハンドル ハードル
バイアス バタバタ バトン バラバラ バランス バリエーション パズル パターン パワー パートナー ヒアリング ヒント ビジネス ビジョン ピッタリ ピンチ ピース
ピースフル ファクター ファン フィードバック フェーズ フォロー フォーカス フラット フレキシブル ブランド ブレーキ プライド プラス プラン プレゼン
プレッシャー プロジェクト プロセス プロフェッショナル ベクトル ベスト ベテラン ベース ペース ボロボロ ポイント ポジティブ マイナス マイペース マインド
マナー マネージャー マラソン マンネリ マーケット ミッション ミーティング メイン メッセージ メディア メリット メンタル メンバー メール モチベーション
モデル モヤモヤ ヤリガイ ユニーク ユーザ ユーザー ライバル ライフ ラスト リアル リスク リスタート リズム リセット リソース リフレッシュ リーダー
リード ルーツ ルーティン ルート ルール レッスン レベル レベルアップ レンガ レール ワクワク ワンチーム ワーク
"""
ENGLISH = """
ability absolut accept access accident accomplish accomplishment accord accordingly account accountability accountabl accurat achiev achievement
acknowledg act action activ activity adapt add addition additional address adequat adjust admir admit adopt advanc advantag adventur advic affect
afford afraid afternoon afterward age agree agreement ahead aim air alike alive allow alone alright alternativ alway amaz amaze ambition ambitious
amount analysis ancient anger angry announc annual answer anticipat anxiety anxious anymor anyon anyth apologiz apparent appeal appear appearanc apply
appointment appreciat appreciation approach appropriat approv area argue argument arise arrang arrangement arriv aside ask aspect assess assist assum
assumption assur atmospher attach attempt attend attention attitud attract attractiv audienc authentic author authority availabl averag avoid awake
award aware awareness background bad badly balanc bar barrier base basic basis bear beat beauty becom began begin behav behavior behaviour belief
believ belong benefit besid best better blame bless block body bold bond bone book boot border bore boring born borrow boss bother bottom boundary box
brainstorm branch brand brave break breath bridg brief briefly bright brilliant bring broad brother brought budget build built burden burn business
busy buy calm campaign candid candor capabl capacity care career careful carefully carry case catch cause caution celebrat center centr central
certain certainty chain challeng chanc chang chapter character charg cheap check chemistry child children choic choos chose chosen circl circumstanc
clarity class clean clear clearer clich client close closely closer clumsy coach coffe cold collaborat collaboration collaborativ colleagu collect
collectiv colour comfort comfortabl comfortably comment commit commitment common commonly communicat communication community company compar comparison
compass compassion compet competition complain complet complex complexity complicat compound compromis concentrat concept concern conclud conclusion
concret condition conduct confidenc confident confirm conflict confus confusion connect connection conscious consequenc consider considerabl
considerat consideration consistency consistent consistently constant constantly constraint constructiv contact contain content context continu
continual continually continuous continuously contrast contribut contribution control convenient convey convinc cooperat cooperation core corner
cornerston correct cost counsel count coupl courag courageous cours cover coworker craft craftmanship craftsmanship creat creation creativ creativity
credit crisis critical criticism cross crossroad crowd crucial cultur curiosity current curtain custom customer cut cycle daily damag dangerous dare
dark data date daughter day deadlin deal dear decad decid decision decisiv dedicat dedication deep deepen deeper deeply defeat defin definit
definition degre delay deliberat deliberately delight deliver demand department depend depth describ deserv desir despit destination detail determin
determination develop development dialogu differenc different differently difficult difficulty dig dignity dilemma direct direction disagre disappear
disappoint disappointment discern disciplin discomfort discover discovery discuss discussion distanc distinct distraction divers diversity document
door dot doubt draw drawback dream drift drink drive drop due duty dynamic e.g eager early earn earnest earth ease easier easy eat echo edge effect
effectiv effectively efficiency efficient effort effortless element elsewher email embrac emerg emotion emotional empathy emphasis employe empower
empowerment empty enabl encounter encourag encouragement end endless endur energy engag engagement engin enhanc enjoy enjoyabl enlighten enrich ensur
enter enthusiasm entir entirely entrust environment envision equal equally equip error essenc essential establish etc ethic evaluat event everlast
everyon everyth everywher evidenc evident evolution evolv exact examin exampl excellenc excellent exception exchang excit excitement excus exercis
exist existenc expand expect expectation expensiv experienc experiment expert expertis explain explanation explor exposur express expression extend
extent external extraordinary extrem extremely eye fabric face factor fail failur fair faith fall familiar family fascinat fast fate father fault
favor favorit favour fear fearless featur feedback fellow field fight figur fill final find finger finish fire firm firsthand fit fix flame flaw
flexibility flexibl flourish flow focus follow food foot force foremost forest forever forget form former forth fortun fortunat foster found
foundation foundational framework free freedom frequent frequently fresh friend friendly front fruit fruitful frustrat frustration fuel fulfil fulfill
full fully function fundamental funny further futur gain game gap gather general generation generous gentl genuin genuinely gift glanc goal god grace
gradual gradually grant grasp grateful gratify gratitud greater greatest greatly ground groundwork group grow growth guarante guard guid guidanc guide
guidelin gut habit half hand handl hang happen happiness hard harder hardly hardship harm harmony hate head health healthy hear heard heart hearten
heartfelt heartwarm heavily heavy held help helpful hesitat hesitation hidden hide high higher highest highlight highly hindsight hint history hit
hobby hold holiday holistic home honest honesty honor honour hopeful horizon hour house however huge human humanity humbl humility humor hundr hurdl
hurry hurt husband i.e iceberg ideal identify identity ignor illuminat imagin imagination immeasurabl immediat immediately immens impact imperfect
implement implication imply importanc important importantly impossibl impress impression impressiv improv improvement improvis inclusiv increas
increasingly incredibl incredibly inde independent indispensabl individual industry inevitabl influenc inform information ingredient initial initiativ
inner innovat innovation innovativ input insecurity insight insightful insist inspir inspiration instanc instant instill instinct intangibl integrity
intend intens intent intention intentional interact interaction interest interior internal intuition invaluabl invest investment invisibl invit involv
involvement irreplaceabl issue job join journey joy judge judgement judgment jump justify keen keep key kindness knowledg knowledgeabl labour lack
ladder land landscap languag large largest lastly late latest laugh launch lay lead leader leadership lean leap learn learner leave led left len
lesson level lie life lifelong lift light likely limit limitation line link list listen littl live living local logic long longer loose lose loss lost
loud love low luck lucky mad magic main maintain major majority maker manag management manager manner map marathon mark market mass master matter
maximum meaningful measur medium meet member memorabl memory mental mention mentor mere messag met method middl midst mileston mind mindful
mindfulness mindset minor minut miracl mirror miss mission mistak mix model moderat moderation modern modest modestly momentum money month mood moral
moreover morn mother motivat motivation mountain move movement multipl mutual myriad mystery narrow natur natural naturally navigat nearly necessarily
necessary negativ nervous network nevertheless newfound night noise normal normally notabl note noteworthy noth notic notion number numerous nurtur
object objectiv objectivity obstacl obtain occasion occasional occur ocean odd offer offic old ongo open opener openly openness operat operation
opinion opportunity opposit optimistic option order ordinary organis organisation organiz organization original otherwis ourselv outcom outlook outsid
outstand outweigh overall overcom overlook overnight overwhelm owner ownership pace pack page pain painful panic paper paramount parent participant
participat particular partner partnership party pass passion passionat path patienc patient pattern pause pave pay peace peer pen peopl perceiv
percent perception perfection perfectionism perfectly perform performanc perhap period permanent permission perseveranc persist persistenc persistent
person personal personality personally perspectiv phase philosophy phone phras physical pick pictur piece pillar pivotal place plain plan plateau
platform play player pleas pleasant pleasur plenty policy polish poor popular portion position positiv possibility possibl possibly potential power
powerful practic practical prais precious precis precisely prefer prejudic prepar preparation presenc present press pressur presum pretend prevent
previous price pride primarily primary principl prior prioritiz priority privat privileg prize proactiv proactively problem proce procedur process
produc product productiv professional profound program programm progress project promis promot proof proper properly proportion propos proposal
protect proud prove provid public pull purchas pure purpos pursu pursuit push puzzl qualify quality quarter question quick quiet quietly quit race
rain raise random range rapid rapidly rare rarely rate reach react reaction read reader readily ready realis realistic reality realiz realization reap
reason reasonabl reassess rebuild recall receiv recent recognis recognition recogniz recommend reconsider record recover reduc refer refin refinement
reflect reflection refresh refus regain regard regardless regret regular regularly reinforc rekindl relat relation relationship relativ relatively
relax releas relevant reliability reliabl relief reluctant rely remain remark remarkabl remember remind reminder remot remov repeat repeatedly
repetition replac reply report represent reputation request requir requirement research reshap resilienc resilient resist resistanc resolv resonat
resourc resourceful respect respond respons responsibility responsibl rest result retain rethink return reveal revelation review revisit reward rich
richness rise risk river road role roll room root rough round routin rule run rush sacrific sad safe safety sale satisfaction satisfi satisfy save
savor savour scale scary scene schedul school score sea seamless search season seat secret secur seed seek seemingly seize select self selfless sell
send sensibl sensitiv separat sequenc serious seriously serve servic sery session set setback settl sever shape shar share sharp shift shine shoe
short shortcut shoulder show side sight sign significanc significant significantly silenc silent similar similarly simpl simplicity simplify sincer
sincerely sincerity singl sister sit situation size skeptical skill sky sleep slight slightly slow slower small smart smile smooth smoothly social
society soft soil solid solution solv solve someon someth sometim somewher son sooth soul sound sourc sow space spark speak special specific
specifically spend spent spine spirit split spoke spot spotlight spread stabl staff stage stair stake stakeholder stand standard standpoint star start
startl state statement stay steadfast steadily steady step stick stimulat stone stood stop storm story straight straightforward strang strategy stream
strength strengthen stress stretch strik striv strong stronger strongly struck structur struggl student study stumbl sturdy style subject substanc
subtl succe success successful successfully suffer sufficient suggest suggestion suit sum sun sunris sunset support supporter supportiv suppos
supposedly surely surfac surpris surprisingly surround sustain sustainabl synergy system table talent tangibl tapestry target task taste taught teach
teachabl teacher team teammat teamwork tear techniqu technology temporary tempt temptation tenacity tend tension term terribl terrific terrify test
testament text thankful theme themselv theory thick thin third thorough thoroughly thoughtful thoughtfully thoughtfulness thread threat thrill thriv
throw thus tide tight time timeless timing tiny tip tired title today tomorrow tone tool top topic total touch touchston tough track tradition
traditional trait trajectory transform transformation transformativ transition transparency transparent travel treasur treat tree tremendous
tremendously trend trial tricky trigger troubl true truly trust trustworthy truth tunnel turn twice type typical ultimat ultimately uncertain
uncertainty uncomfortabl uncover undeniabl underestimat underly understand understood undertak undoubtedly unexpect unexpectedly unfold unforgettabl
unfortunately uniqu unit unite unity universal unknown unlik unlikely unlock unnecessary unseen unusual unwaver updat uplift ups upset upsid urgent
user usual utmost utterly vague valid valuabl value variety various vary vast version vibrant victory view viewpoint vigor virtu visibl vision visit
vital vivid voice volum vulnerability vulnerabl wait wake walk wall war warm warmth warn waste watch wave weak weakness wealth week weekend weigh
weight welcom wellbe whenever wherever whether whirlwind wholeheart wholeheartedly wholly wide wife willingness win wind window wisdom wise wish
witness wonderfully word work worker workplac world worry worse worst worth worthwhil worthy wrap writ write writer wrong year yearn yesterday yield
young youth zeal zone
"""
