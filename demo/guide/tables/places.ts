/** What a prefecture's own programmes speak of. */
export interface Place {
  /** As it is said: 大理, not 大理白族自治州. */
  place: string;
  dishes: readonly string[];
  customs: readonly string[];
  sights: readonly string[];
  /** The second of two orders of the day. */
  shift: boolean;
}

function place(name: string, dishes: string, customs: string, sights: string, shift = false): Place {
  return {
    place: name,
    dishes: dishes.split(' '),
    customs: customs.split(' '),
    sights: sights.split(' '),
    shift,
  };
}

/** By the channel's id. */
export const PLACES: Readonly<Record<string, Place>> = {
  kunming: place(
    '昆明',
    '小锅米线 汽锅鸡 宜良烤鸭 官渡饵块 炒野生菌',
    '滇池开海 花灯 西山三月三 彝族火把节 老茶馆',
    '翠湖 石林 轿子雪山 阳宗海 大观楼',
  ),
  qujing: place(
    '曲靖',
    '宣威火腿 沾益辣子鸡 蒸饵丝 黑皮子 富源酸菜猪脚',
    '布依族三月三 古碑文化 洞经音乐 水族端节 会泽斋席',
    '珠江源 罗平油菜花 会泽古城 陆良彩色沙林 菌子山',
    true,
  ),
  yuxi: place(
    '玉溪',
    '铜锅洋芋饭 江川鱼 凉米线 通海甜白酒 新平酸笋',
    '米线节 花腰傣花街节 聂耳故里的歌 蒙古族鲁班节 开渔节',
    '抚仙湖 哀牢山 通海秀山 红塔山 易门龙口',
  ),
  baoshan: place(
    '保山',
    '大救驾 腾冲稀豆粉 火瓢牛肉 施甸水酸菜 蒲缥甜大蒜',
    '皮影戏 端阳花街 刀杆节 玉雕 洞经古乐',
    '热海 高黎贡山 和顺古镇 银杏村 北海湿地',
    true,
  ),
  zhaotong: place(
    '昭通',
    '小肉串 天麻汤鸡 昭通酱 油糕饵块 镇雄土鸡',
    '苗族花山节 唱灯 四筒鼓舞 立夏习俗 端公戏',
    '大山包 豆沙关 黄连河 鲁甸银屏山 溪洛渡',
  ),
  lijiang: place(
    '丽江',
    '鸡豆凉粉 腊排骨火锅 纳西烤鱼 水蒸饼 酥油茶',
    '三朵节 东巴纸 纳西古乐 转山节 棒棒会',
    '玉龙雪山 泸沽湖 束河 老君山 程海',
    true,
  ),
  puer: place(
    '普洱',
    '豆汤米干 景谷芒果 瓦江鸡肉稀饭 酸笋煮鱼 紫米',
    '祭茶祖 神鱼节 拉祜葫芦节 佤族新米节 双胞胎节',
    '景迈山 那柯里 太阳河 孟连娜允 墨江北回归线',
  ),
  lincang: place(
    '临沧',
    '鸡肉烂饭 酸扒菜 凤庆米糕 耿马撒撇 蒸肉',
    '摸你黑狂欢节 青苗节 白族二月会 傣族泼水 木鼓',
    '翁丁 沧源崖画 五老山 临沧大雪山 南汀河',
    true,
  ),
  chuxiong: place(
    '楚雄',
    '羊汤锅 牟定腐乳 武定壮鸡 禄丰醋 野生菌火锅',
    '火把节 左脚舞 赛装节 虎文化 插花节',
    '紫溪山 恐龙谷 黑井古镇 元谋土林 方山',
  ),
  honghe: place(
    '红河',
    '过桥米线 石屏烧豆腐 建水草芽 弥勒卤鸡 哈尼蘸水',
    '长街宴 乐作舞 海菜腔 阿细跳月 陶艺',
    '元阳梯田 建水古城 碧色寨 异龙湖 弥勒东风韵',
    true,
  ),
  wenshan: place(
    '文山',
    '酸汤鸡 三七汽锅鸡 烤豆腐 花糯米饭 苗家豆腐',
    '陇端街 弄牙歪 苗族踩花山 铜鼓舞 坡芽歌书',
    '普者黑 坝美 老君山 八宝 广南地母庙',
  ),
  xishuangbanna: place(
    '西双版纳',
    '凉拌鸡脚 包烧鱼 菠萝饭 香茅草烤鸡 傣味蘸酱',
    '泼水节 关门节 贝叶经 织锦 章哈',
    '望天树 勐仑植物园 野象谷 曼听公园 基诺山',
    true,
  ),
  dali: place(
    '大理',
    '乳扇 喜洲破酥饼 砂锅鱼 生皮 巍山耙肉饵丝',
    '三月街 绕三灵 扎染 本主节 大本曲',
    '苍山 洱海 崇圣寺 沙溪 鸡足山',
  ),
  dehong: place(
    '德宏',
    '撒撇 过手米线 泡鲁达 景颇鬼鸡 遮放贡米',
    '目瑙纵歌 泼水节 阿露窝罗节 傣戏 浇花节',
    '勐焕大金塔 瑞丽江 莫里瀑布 一寨两国 陇川梨园',
    true,
  ),
  nujiang: place(
    '怒江',
    '漆油鸡 石板饼 手抓饭 琵琶肉 侠辣',
    '阔时节 澡塘会 仙女节 四声部合唱 卡雀哇',
    '怒江大峡谷 独龙江 丙中洛 片马 知子罗',
  ),
  diqing: place(
    '迪庆',
    '酥油茶 牦牛火锅 酥油饼 琵琶肉 松茸',
    '格冬节 赛马节 锅庄 弦子 黑陶',
    '普达措 梅里雪山 松赞林 虎跳峡 纳帕海',
    true,
  ),
};
